<?php
/**
 * The panel of the block editor: plain script, nothing to build.
 *
 * @package rightscheck
 */

namespace Rightscheck\Editor;

use Rightscheck\Gate;
use Rightscheck\Settings;
use const Rightscheck\OVERRIDE;
use const Rightscheck\VERSION;

defined( 'ABSPATH' ) || exit;

/** Brings the panel to posts that we check. */
function enqueue() {
	$screen = get_current_screen();
	if ( ! $screen || 'post' !== $screen->base || ! in_array( $screen->post_type, Gate\types(), true ) ) {
		return;
	}
	$here  = dirname( __DIR__ ) . '/rightscheck.php';
	$needs = array( 'wp-plugins', 'wp-edit-post', 'wp-editor', 'wp-element', 'wp-components', 'wp-data', 'wp-api-fetch', 'wp-i18n', 'wp-a11y' );
	wp_enqueue_script( 'rightscheck', plugins_url( 'panel.js', $here ), $needs, VERSION, true );
	wp_enqueue_style( 'rightscheck', plugins_url( 'panel.css', $here ), array(), VERSION );
	wp_set_script_translations( 'rightscheck', 'rightscheck' );
	$told = array(
		'blocks'      => 'block' === Settings\get( 'mode' ),
		'mayOverride' => current_user_can( OVERRIDE ),
		'credit'      => Settings\get( 'credit' ),
		'today'       => current_time( 'Y-m-d' ),
	);
	wp_add_inline_script( 'rightscheck', 'window.rightscheck = ' . wp_json_encode( $told, JSON_HEX_TAG | JSON_HEX_AMP ) . ';', 'before' );
}
