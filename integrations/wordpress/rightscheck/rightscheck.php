<?php
/**
 * Plugin Name:       rightscheck
 * Description:       Is any of this text somebody else's, and may we use it this way? Asks your rightscheck service before anything is published.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            The rightscheck founders
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       rightscheck
 *
 * @package rightscheck
 */

namespace Rightscheck;

defined( 'ABSPATH' ) || exit;

const VERSION  = '0.1.0';
const OVERRIDE = 'rightscheck_override'; // The capability: who may publish in spite of a finding.

foreach ( array( 'settings', 'client', 'document', 'answer', 'overrides', 'judge', 'records', 'gate', 'rest', 'editor', 'screens', 'health', 'settings-page' ) as $part ) {
	require __DIR__ . "/src/$part.php";
}

register_activation_hook( __FILE__, __NAMESPACE__ . '\activate' );

/** Administrators may override; a plugin for roles gives it to others. */
function activate() {
	$role = get_role( 'administrator' );
	if ( $role ) {
		$role->add_cap( OVERRIDE );
	}
}

/*
 * Every way to publish, and who watches it. What WordPress inserts or updates passes through
 * wp_insert_post_data: the classic editor, quick edit, bulk edit, XML-RPC, WP-CLI, imports. REST (block
 * editor, mobile apps) can be refused earlier, with an error and before anything is written. A scheduled
 * post is published by cron, past that filter. What another plugin publishes by wp_publish_post() is
 * seen at last when its status has changed, and taken back.
 */
add_action( 'rest_api_init', __NAMESPACE__ . '\Gate\watch_rest' );
add_filter( 'wp_insert_post_data', __NAMESPACE__ . '\Gate\on_insert', 99, 2 );
add_action( 'publish_future_post', __NAMESPACE__ . '\Gate\on_schedule', 1 ); // Core publishes at 10.
add_action( 'transition_post_status', __NAMESPACE__ . '\Gate\on_transition', 1, 3 );
add_action( 'wp_insert_post', __NAMESPACE__ . '\Gate\after_insert', 1, 2 );
add_action( 'wp_after_insert_post', __NAMESPACE__ . '\Gate\tell_xmlrpc', 99 );

/* What people see. */
add_action( 'rest_api_init', __NAMESPACE__ . '\Rest\routes' );
add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\Editor\enqueue' );
add_action( 'admin_init', __NAMESPACE__ . '\Screens\columns' );
add_action( 'admin_notices', __NAMESPACE__ . '\Screens\notices' );
add_filter( 'redirect_post_location', __NAMESPACE__ . '\Screens\redirect', 10, 2 );
add_filter( 'display_post_states', __NAMESPACE__ . '\Screens\states', 10, 2 );
add_filter( 'site_status_tests', __NAMESPACE__ . '\Health\tests' );
add_action( 'admin_init', __NAMESPACE__ . '\SettingsPage\register' );
add_action( 'admin_menu', __NAMESPACE__ . '\SettingsPage\menu' );
