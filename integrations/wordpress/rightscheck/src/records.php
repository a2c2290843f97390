<?php
/**
 * What stays with a post of its last check: facts only, none of its words.
 *
 * @package rightscheck
 */

namespace Rightscheck\Records;

defined( 'ABSPATH' ) || exit;

const META = '_rightscheck';

/**
 * Writes down how a post was judged.
 *
 * @param int   $id     The post's.
 * @param array $answer Of Judge\judge().
 */
function write( int $id, array $answer ) {
	$kept = array(
		'verdict'  => $answer['verdict'],
		'held'     => $answer['held'],
		'at'       => gmdate( 'Y-m-d\TH:i:s\Z' ),
		'checks'   => array_values( array_unique( array_column( $answer['findings'], 'check' ) ) ),
		'holders'  => array_values( array_unique( array_filter( array_column( $answer['findings'], 'holder' ) ) ) ),
		'accepted' => count( $answer['accepted'] ),
	);
	update_post_meta( $id, META, wp_slash( $kept ) );
}

/**
 * How a post was judged last.
 *
 * @param int $id The post's.
 * @return array|null
 */
function read( int $id ) {
	$kept = get_post_meta( $id, META, true );
	return is_array( $kept ) && isset( $kept['verdict'] ) ? $kept : null;
}

/**
 * Keeps an answer for the user's next page of the administration.
 *
 * @param int   $id     The post's.
 * @param array $answer Of Judge\judge().
 */
function tell_later( int $id, array $answer ) {
	$name = 'rightscheck_told_' . get_current_user_id();
	$told = get_transient( $name );
	set_transient( $name, array( $id => $answer ) + ( is_array( $told ) ? $told : array() ), 10 * MINUTE_IN_SECONDS );
}

/** The answers that the user has not seen yet, by post; asked once. */
function told(): array {
	$name = 'rightscheck_told_' . get_current_user_id();
	$told = get_transient( $name );
	delete_transient( $name );
	return is_array( $told ) ? $told : array();
}
