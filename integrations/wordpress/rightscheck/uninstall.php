<?php
/**
 * Takes the settings, the key and the capability away. Who overrode what stays with the posts: it is a record.
 *
 * @package rightscheck
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'rightscheck' );
foreach ( wp_roles()->role_objects as $role ) {
	$role->remove_cap( 'rightscheck_override' );
}
