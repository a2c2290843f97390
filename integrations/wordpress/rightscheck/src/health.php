<?php
/**
 * Site Health: is the service there, does it take our key, is the key safe on its way.
 *
 * @package rightscheck
 */

namespace Rightscheck\Health;

use Rightscheck\Client;
use Rightscheck\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Adds our test.
 *
 * @param array $tests Of the site.
 */
function tests( $tests ) {
	$tests['direct']['rightscheck'] = array( 'label' => __( 'Rights are checked', 'rightscheck' ), 'test' => __NAMESPACE__ . '\test' );
	return $tests;
}

/** Asks the service about a sentence of nobody's, as a post would. */
function test(): array {
	$told  = Client\ask( array( 'name' => 'health', 'text' => 'The boats went out at dawn.' ) );
	$where = sprintf( '<p><a href="%s">%s</a></p>', esc_url( admin_url( 'options-general.php?page=rightscheck' ) ), esc_html__( 'Settings of rightscheck', 'rightscheck' ) );
	if ( is_wp_error( $told ) ) {
		$effect = 'block' !== Settings\get( 'mode' ) || 'publish' === Settings\get( 'down' )
			? __( 'Posts are published unchecked.', 'rightscheck' )
			: __( 'Posts that are to be published are held.', 'rightscheck' );
		return result( 'critical', 'red', __( 'Rights cannot be checked', 'rightscheck' ), ucfirst( $told->get_error_message() ) . '. ' . $effect, $where );
	}
	if ( Settings\in_the_clear() ) {
		return result( 'recommended', 'orange', __( 'The key of rightscheck travels in the clear', 'rightscheck' ), __( 'The service is on another machine and its address begins with http: whoever listens has the key and every draft. Give it https.', 'rightscheck' ), $where );
	}
	/* translators: %d: how many sources. */
	$sources = sprintf( __( 'The service answers; it compares with %d sources.', 'rightscheck' ), (int) ( $told['basis']['source_count'] ?? 0 ) );
	return result( 'good', 'blue', __( 'Rights are checked before anything is published', 'rightscheck' ), $sources, '' );
}

/**
 * A result as Site Health takes it.
 *
 * @param string $status  `good`, `recommended` or `critical`.
 * @param string $color   Of the badge.
 * @param string $label   In a line.
 * @param string $words   In a paragraph.
 * @param string $actions HTML.
 */
function result( string $status, string $color, string $label, string $words, string $actions ): array {
	return array(
		'label'       => $label,
		'status'      => $status,
		'badge'       => array( 'label' => __( 'Rights', 'rightscheck' ), 'color' => $color ),
		'description' => '<p>' . esc_html( $words ) . '</p>',
		'actions'     => $actions,
		'test'        => 'rightscheck',
	);
}
