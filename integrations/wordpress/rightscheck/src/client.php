<?php
/**
 * The one place that talks to the service.
 *
 * @package rightscheck
 */

namespace Rightscheck\Client;

use Rightscheck\Settings;
use WP_Error;

defined( 'ABSPATH' ) || exit;

const LONGEST_ANSWER = 8 * MB_IN_BYTES;
const VERDICTS       = array( 'permitted', 'duty', 'review', 'breach' ); // The worst comes last.

/**
 * The service's report of one document.
 *
 * @param array $document Name, text, media_type and facts, as `POST /v1/check` takes them.
 * @return array|WP_Error The JSON report; or why there is none, in words for the editor.
 */
function ask( array $document ) {
	if ( '' === Settings\get( 'url' ) ) {
		return new WP_Error( 'rightscheck_unset', __( 'nobody has set the address of the rightscheck service', 'rightscheck' ) );
	}
	$seconds = Settings\get( 'timeout' );
	// What is known before we hang up is worth more than nothing: the service is told to be done by then.
	$asked  = array(
		'documents' => array( $document ),
		'budget'    => round( 0.8 * $seconds, 1 ),
	);
	$answer = wp_remote_post(
		Settings\get( 'url' ) . '/v1/check',
		array(
			'timeout'             => $seconds,
			'redirection'         => 0, // The key is for this address and no other.
			'limit_response_size' => LONGEST_ANSWER,
			'headers'             => array_filter(
				array(
					'Authorization' => '' === Settings\key() ? '' : 'Bearer ' . Settings\key(),
					'Content-Type'  => 'application/json',
					'Accept'        => 'application/json',
				)
			),
			'body'                => wp_json_encode( $asked, JSON_INVALID_UTF8_SUBSTITUTE ),
		)
	);
	if ( is_wp_error( $answer ) ) {
		/* translators: %s: what the network said. */
		return new WP_Error( 'rightscheck_down', sprintf( __( 'the rightscheck service does not answer (%s)', 'rightscheck' ), $answer->get_error_message() ) );
	}
	return report( (int) wp_remote_retrieve_response_code( $answer ), wp_remote_retrieve_body( $answer ) );
}

/**
 * The report that a response carries.
 *
 * @param int    $status Of HTTP.
 * @param string $body   JSON, if all is well.
 * @return array|WP_Error
 */
function report( int $status, string $body ) {
	$told = json_decode( $body, true, 64 );
	if ( 401 === $status || 403 === $status ) {
		return new WP_Error( 'rightscheck_key', __( 'the rightscheck service does not accept our key', 'rightscheck' ) );
	}
	if ( 200 !== $status ) {
		$why = isset( $told['detail'] ) && is_string( $told['detail'] ) ? mb_substr( $told['detail'], 0, 300 ) : '';
		/* translators: 1: a number such as 503, 2: the service's words. */
		return new WP_Error( 'rightscheck_refused', trim( sprintf( __( 'the rightscheck service answered %1$d %2$s', 'rightscheck' ), $status, $why ) ) );
	}
	if ( ! usable( $told ) ) {
		return new WP_Error( 'rightscheck_odd', __( 'what answered is no rightscheck service that this plugin understands', 'rightscheck' ) );
	}
	return $told;
}

/**
 * Whether this is a report on our document, in the version that we read. New keys are none of our business.
 *
 * @param mixed $told Decoded JSON.
 */
function usable( $told ): bool {
	return is_array( $told )
		&& isset( $told['schema_version'], $told['verdict'], $told['findings'], $told['documents'], $told['unread'] )
		&& is_string( $told['schema_version'] ) && 0 === strpos( $told['schema_version'], '1.' )
		&& in_array( $told['verdict'], VERDICTS, true )
		&& is_array( $told['findings'] ) && is_array( $told['documents'] ) && is_array( $told['unread'] )
		&& count( $told['documents'] ) + count( $told['unread'] ) > 0;
}
