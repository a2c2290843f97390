<?php
/**
 * What the house has set, with defaults, and whether a value can be used.
 *
 * @package rightscheck
 */

namespace Rightscheck\Settings;

defined( 'ABSPATH' ) || exit;

const OPTION   = 'rightscheck';
const DEFAULTS = array(
	'url'       => '',
	'key'       => '',
	'mode'      => 'block',
	'fail_on'   => 'duty',
	'down'      => 'hold',
	'timeout'   => 3,
	'imports'   => true,
	'channel'   => 'web',
	'territory' => '',
	'credit'    => '',
);
const CHOICES  = array(
	'mode'    => array( 'block', 'advise' ),
	'fail_on' => array( 'breach', 'review', 'duty' ),
	'down'    => array( 'hold', 'publish' ),
);

/**
 * All settings.
 *
 * @return array As DEFAULTS, usable whatever the option holds.
 */
function all(): array {
	$held = get_option( OPTION, array() );
	return clean( is_array( $held ) ? $held : array() );
}

/**
 * One setting.
 *
 * @param string $name As in DEFAULTS.
 * @return mixed
 */
function get( string $name ) {
	return all()[ $name ];
}

/** The key: the constant of wp-config.php goes before the database, where every backup has it. */
function key(): string {
	return defined( 'RIGHTSCHECK_KEY' ) ? (string) constant( 'RIGHTSCHECK_KEY' ) : get( 'key' );
}

/**
 * Settings that can be used; for what can not, the default.
 *
 * @param array $told What somebody told.
 */
function clean( array $told ): array {
	$told    = array_intersect_key( $told, DEFAULTS ) + DEFAULTS;
	$cleaned = array(
		'url'     => untrailingslashit( esc_url_raw( trim( (string) $told['url'] ), array( 'http', 'https' ) ) ),
		'key'     => preg_replace( '/[^\x21-\x7E]/', '', (string) $told['key'] ),
		'timeout' => max( 1, min( 20, (int) $told['timeout'] ) ),
		'imports' => (bool) $told['imports'],
	);
	foreach ( array( 'channel', 'territory', 'credit' ) as $name ) {
		$cleaned[ $name ] = sanitize_text_field( (string) $told[ $name ] );
	}
	foreach ( CHOICES as $name => $choices ) {
		$cleaned[ $name ] = in_array( $told[ $name ], $choices, true ) ? $told[ $name ] : DEFAULTS[ $name ];
	}
	return $cleaned;
}

/** Whether the key would go over a network in the clear. */
function in_the_clear(): bool {
	$address = wp_parse_url( get( 'url' ) );
	$host    = isset( $address['host'] ) ? $address['host'] : '';
	return isset( $address['scheme'] ) && 'http' === $address['scheme']
		&& ! in_array( $host, array( 'localhost', '[::1]' ), true ) && 0 !== strpos( $host, '127.' );
}
