<?php
/**
 * What the block editor asks. The browser never speaks to the service, and never sees the key.
 *
 * @package rightscheck
 */

namespace Rightscheck\Rest;

use Rightscheck\Gate;
use Rightscheck\Judge;
use Rightscheck\Overrides;
use Rightscheck\Settings;
use WP_Error;
use WP_REST_Request;
use const Rightscheck\OVERRIDE;

defined( 'ABSPATH' ) || exit;

/** `/wp-json/rightscheck/v1/…`; WordPress asks for the nonce. */
function routes() {
	$text = array( 'type' => 'string', 'default' => '' );
	$post = array( 'type' => 'integer', 'required' => true );
	register_rest_route(
		'rightscheck/v1',
		'/check',
		array(
			'methods'             => 'POST',
			'callback'            => __NAMESPACE__ . '\check',
			'permission_callback' => __NAMESPACE__ . '\may_edit',
			'args'                => array( 'post' => $post, 'title' => $text, 'content' => $text, 'excerpt' => $text, 'credit' => array( 'type' => 'string' ) ),
		)
	);
	register_rest_route(
		'rightscheck/v1',
		'/override',
		array(
			'methods'             => 'POST',
			'callback'            => __NAMESPACE__ . '\override',
			'permission_callback' => static fn( $request ) => may_edit( $request ) && current_user_can( OVERRIDE ),
			'args'                => array(
				'post'     => $post,
				'reason'   => array( 'type' => 'string', 'required' => true ),
				'until'    => array( 'type' => 'string', 'required' => true ),
				'findings' => array( 'type' => 'array', 'required' => true, 'minItems' => 1, 'maxItems' => 500, 'items' => array( 'type' => 'string', 'pattern' => '^[\w-]{1,64}$' ) ),
			),
		)
	);
}

/**
 * Whether the user may edit the post, and it is one that we check.
 *
 * @param WP_REST_Request $request With `post`.
 */
function may_edit( WP_REST_Request $request ): bool {
	$post = get_post( (int) $request['post'] );
	return $post && in_array( $post->post_type, Gate\types(), true ) && current_user_can( 'edit_post', $post->ID );
}

/**
 * The answer on a post as it stands in the editor.
 *
 * @param WP_REST_Request $request With post, title, content, excerpt, credit.
 */
function check( WP_REST_Request $request ): array {
	$edited = array( 'post_title' => $request['title'], 'post_content' => $request['content'], 'post_excerpt' => $request['excerpt'] );
	if ( isset( $request['credit'] ) ) {
		$edited['credit'] = $request['credit'];
	}
	return Judge\judge( $edited + get_post( (int) $request['post'] )->to_array() );
}

/**
 * Accepts findings.
 *
 * @param WP_REST_Request $request With post, reason, until, findings.
 * @return array|WP_Error The override.
 */
function override( WP_REST_Request $request ) {
	$reason = sanitize_textarea_field( $request['reason'] );
	if ( mb_strlen( $reason ) < 10 ) {
		return new WP_Error( 'rightscheck_reason', __( 'Say why, in a few words: whoever reads it in a year was not here.', 'rightscheck' ), array( 'status' => 400 ) );
	}
	if ( ! Overrides\is_last_day( $request['until'] ) ) {
		return new WP_Error( 'rightscheck_until', __( 'Choose a last day: today or later, and within a year.', 'rightscheck' ), array( 'status' => 400 ) );
	}
	return Overrides\add( (int) $request['post'], $reason, $request['until'], $request['findings'] );
}
