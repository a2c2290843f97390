<?php
/**
 * Settings → rightscheck.
 *
 * @package rightscheck
 */

namespace Rightscheck\SettingsPage;

use Rightscheck\Health;
use Rightscheck\Settings;

defined( 'ABSPATH' ) || exit;

/** The fields: name, label, kind, and what is said below. */
function fields(): array {
	return array(
		array( 'url', __( 'Address of the service', 'rightscheck' ), 'url', __( 'Where rightscheck serve listens, such as http://127.0.0.1:8642', 'rightscheck' ) ),
		array( 'key', __( 'Key', 'rightscheck' ), 'password', __( 'As rightscheck keys new prints it. Leave it empty to keep the one that is set. It is safer still to define RIGHTSCHECK_KEY in wp-config.php, which no backup of the database has.', 'rightscheck' ) ),
		array( 'mode', __( 'What is found', 'rightscheck' ), array( 'block' => __( 'stops the post', 'rightscheck' ), 'advise' => __( 'is told, and the post goes out', 'rightscheck' ) ), '' ),
		array( 'fail_on', __( 'Stop at', 'rightscheck' ), array( 'duty' => __( 'a duty that is not done, or worse', 'rightscheck' ), 'review' => __( 'what needs review, or worse', 'rightscheck' ), 'breach' => __( 'a breach', 'rightscheck' ) ), __( 'Before a post goes out is when a credit is still easy to add.', 'rightscheck' ) ),
		array( 'down', __( 'When the service does not answer', 'rightscheck' ), array( 'hold' => __( 'hold the post', 'rightscheck' ), 'publish' => __( 'publish it, with a warning', 'rightscheck' ) ), '' ),
		array( 'timeout', __( 'Wait for an answer', 'rightscheck' ), 'number', __( 'seconds, 1 to 20', 'rightscheck' ) ),
		array( 'imports', __( 'Imports and WP-CLI', 'rightscheck' ), 'checkbox', __( 'are checked too', 'rightscheck' ) ),
		array( 'credit', __( 'Custom field of the credit', 'rightscheck' ), 'text', __( 'The name of the field that your theme prints as the credit line, if it does.', 'rightscheck' ) ),
		array( 'channel', __( 'Channel', 'rightscheck' ), 'text', __( 'As your licences call it: web, newsletter, app', 'rightscheck' ) ),
		array( 'territory', __( 'Territory', 'rightscheck' ), 'text', __( 'Where the site is published, such as NO, DK. Leave it empty if the settings of the service say it.', 'rightscheck' ) ),
	);
}

/** Puts the page into the menu. */
function menu() {
	add_options_page( 'rightscheck', 'rightscheck', 'manage_options', 'rightscheck', __NAMESPACE__ . '\page' );
}

/** Registers option and fields. */
function register() {
	register_setting( 'rightscheck', Settings\OPTION, array( 'type' => 'array', 'sanitize_callback' => __NAMESPACE__ . '\sanitized' ) );
	add_settings_section( 'service', '', '__return_false', 'rightscheck' );
	foreach ( fields() as $field ) {
		add_settings_field( $field[0], $field[1], __NAMESPACE__ . '\field', 'rightscheck', 'service', array( 'label_for' => "rightscheck-$field[0]", 'field' => $field ) );
	}
}

/**
 * What is stored of a form. An empty key keeps the old one: it is never sent to a browser.
 *
 * @param mixed $told The form, or an option that is set by a program.
 */
function sanitized( $told ): array {
	$told = is_array( $told ) ? $told : array();
	if ( empty( $told['key'] ) ) {
		$told['key'] = Settings\get( 'key' );
	}
	return Settings\clean( $told + array( 'imports' => false ) );
}

/**
 * One field.
 *
 * @param array $arguments With `field`.
 */
function field( array $arguments ) {
	list( $name, , $kind, $help ) = $arguments['field'];
	$value = Settings\get( $name );
	$at    = sprintf( 'id="rightscheck-%1$s" name="rightscheck[%1$s]" aria-describedby="rightscheck-%1$s-help"', esc_attr( $name ) );
	if ( is_array( $kind ) ) {
		echo "<select $at>"; // phpcs:ignore WordPress.Security.EscapeOutput -- our own names.
		foreach ( $kind as $choice => $label ) {
			printf( '<option value="%s"%s>%s</option>', esc_attr( $choice ), selected( $value, $choice, false ), esc_html( $label ) );
		}
		echo '</select>';
	} elseif ( 'checkbox' === $kind ) {
		printf( '<input type="checkbox" value="1" %s %s>', $at, checked( $value, true, false ) ); // phpcs:ignore WordPress.Security.EscapeOutput
	} else {
		$set = 'key' === $name && '' !== Settings\key();
		// phpcs:ignore WordPress.Security.EscapeOutput
		printf( '<input type="%s" class="regular-text" autocomplete="off" value="%s" placeholder="%s" %s>', esc_attr( $kind ), 'key' === $name ? '' : esc_attr( (string) $value ), $set ? esc_attr__( 'set', 'rightscheck' ) : '', $at );
	}
	printf( '<p class="description" id="rightscheck-%s-help">%s</p>', esc_attr( $name ), esc_html( $help ) );
}

/** The page: whether it works, and the form. */
function page() {
	$health = Health\test();
	$class  = array( 'good' => 'success', 'recommended' => 'warning', 'critical' => 'error' )[ $health['status'] ];
	printf( '<div class="wrap"><h1>rightscheck</h1><div class="notice inline notice-%s"><p><strong>%s</strong></p>%s</div>', esc_attr( $class ), esc_html( $health['label'] ), wp_kses_post( $health['description'] ) );
	echo '<form action="options.php" method="post">';
	settings_fields( 'rightscheck' );
	do_settings_sections( 'rightscheck' );
	submit_button();
	echo '</form></div>';
}
