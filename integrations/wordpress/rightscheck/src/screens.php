<?php
/**
 * The lists of posts and the classic editor: what was found, and what is held.
 *
 * @package rightscheck
 */

namespace Rightscheck\Screens;

use Rightscheck\Gate;
use Rightscheck\Overrides;
use Rightscheck\Records;

defined( 'ABSPATH' ) || exit;

const COLUMN = 'rightscheck';

/** A column in each list of posts that we check. */
function columns() {
	foreach ( Gate\types() as $type ) {
		add_filter( "manage_{$type}_posts_columns", static fn( $columns ) => $columns + array( COLUMN => __( 'Rights', 'rightscheck' ) ) );
		add_action( "manage_{$type}_posts_custom_column", __NAMESPACE__ . '\cell', 10, 2 );
	}
}

/**
 * A cell: verdict, whose text it is, who accepted it.
 *
 * @param string $column Its name.
 * @param int    $id     The post's.
 */
function cell( $column, $id ) {
	if ( COLUMN !== $column ) {
		return;
	}
	$kept = Records\read( (int) $id );
	if ( ! $kept ) {
		echo '<span aria-hidden="true">—</span><span class="screen-reader-text">' . esc_html__( 'not checked yet', 'rightscheck' ) . '</span>';
		return;
	}
	$accepted = $kept['accepted'] && 'permitted' === $kept['verdict'];
	printf( '<strong>%s</strong>', esc_html( $accepted ? __( 'Accepted', 'rightscheck' ) : verdict( $kept['verdict'] ) ) );
	if ( $kept['held'] && in_array( get_post_status( $id ), Gate\OUT, true ) ) {
		echo '<br>' . esc_html__( 'in an edit, which was held', 'rightscheck' );
	}
	if ( $kept['holders'] ) {
		echo '<br>' . esc_html( implode( ', ', $kept['holders'] ) );
	}
	foreach ( $kept['accepted'] ? array_slice( Overrides\all( (int) $id ), -1 ) : array() as $one ) {
		/* translators: 1: a person, 2: a day. */
		printf( '<br><span title="%s">%s</span>', esc_attr( $one['reason'] ), esc_html( sprintf( __( 'accepted by %1$s until %2$s', 'rightscheck' ), $one['name'], $one['until'] ) ) );
	}
	echo '<br><time>' . esc_html( get_date_from_gmt( str_replace( array( 'T', 'Z' ), array( ' ', '' ), $kept['at'] ), get_option( 'date_format' ) . ' H:i' ) ) . '</time>';
}

/**
 * A verdict in words.
 *
 * @param string $verdict As recorded.
 */
function verdict( string $verdict ): string {
	$words = array(
		'breach'    => __( 'Breach', 'rightscheck' ),
		'review'    => __( 'Needs review', 'rightscheck' ),
		'duty'      => __( 'Duty to do', 'rightscheck' ),
		'permitted' => __( 'In order', 'rightscheck' ),
		'unchecked' => __( 'Not checked', 'rightscheck' ),
	);
	return $words[ $verdict ] ?? $verdict;
}

/**
 * Says beside the title of a post that it is held.
 *
 * @param string[] $states Of the post.
 * @param \WP_Post $post   The post.
 */
function states( $states, $post ) {
	$kept = Records\read( $post->ID );
	if ( $kept && $kept['held'] && ! in_array( $post->post_status, Gate\OUT, true ) ) {
		$states['rightscheck'] = __( 'Held: rights', 'rightscheck' );
	}
	return $states;
}

/** What the user's last saves brought, with every finding. */
function notices() {
	$screen = get_current_screen();
	if ( $screen && $screen->is_block_editor() ) {
		return; // Its panel tells it.
	}
	foreach ( Records\told() as $id => $answer ) {
		$title = get_the_title( $id );
		printf(
			'<div class="notice notice-%s rightscheck-notice"><p><strong>%s</strong> <a href="%s">%s</a></p><ul class="ul-disc">',
			$answer['held'] ? 'error' : 'warning',
			$answer['held'] ? esc_html__( 'Not published, because of rights:', 'rightscheck' ) : esc_html__( 'Published, but look at its rights:', 'rightscheck' ),
			esc_url( get_edit_post_link( $id, 'raw' ) ?? '' ),
			esc_html( '' === $title ? "#$id" : $title )
		);
		foreach ( $answer['findings'] as $one ) {
			printf(
				'<li><strong>%s</strong> %s. <strong>%s</strong> %s.%s</li>',
				esc_html( trim( verdict( $one['verdict'] ) . ', ' . $one['holder'], ', ' ) . ':' ),
				esc_html( $one['why'] ),
				esc_html__( 'What to do:', 'rightscheck' ),
				esc_html( $one['remedy'] ),
				'' === $one['passage'] ? '' : '<br><q>' . esc_html( $one['passage'] ) . '</q>'
			);
		}
		echo '</ul></div>';
	}
}

/**
 * The classic editor does not say "submitted" of what was held.
 *
 * @param string $address Where the user goes next.
 * @param int    $id      The post's.
 */
function redirect( $address, $id ) {
	$answer = Gate\judged( (int) $id );
	return $answer && $answer['held'] ? remove_query_arg( 'message', $address ) : $address;
}
