<?php
/**
 * Findings that a person has accepted for one post: who, why, until when. Rows are added and never changed.
 *
 * It is the site's own record, and no waiver of the service: those are the house's, and a key that may
 * check must not be able to accept. An override holds for the findings that its author saw; a new one
 * stops the post again.
 *
 * @package rightscheck
 */

namespace Rightscheck\Overrides;

defined( 'ABSPATH' ) || exit;

const META    = '_rightscheck_override';
const LONGEST = 366; // Days. For longer there is a licence to be signed, or a waiver in the service.

/**
 * All overrides of a post, the expired ones too.
 *
 * @param int $id The post's.
 * @return array[] Each with user, name, reason, at, until (Y-m-d, the last day) and findings (ids).
 */
function all( int $id ): array {
	return $id ? array_values( array_filter( get_post_meta( $id, META ), 'is_array' ) ) : array();
}

/**
 * Who accepts a finding today.
 *
 * @param int    $id      The post's.
 * @param string $finding Its id.
 * @return array|null The override.
 */
function of( int $id, string $finding ) {
	foreach ( array_reverse( all( $id ) ) as $one ) {
		if ( in_array( $finding, $one['findings'], true ) && current_time( 'Y-m-d' ) <= $one['until'] ) {
			return $one;
		}
	}
	return null;
}

/**
 * Writes an override down.
 *
 * @param int      $id       The post's.
 * @param string   $reason   In words.
 * @param string   $until    Y-m-d.
 * @param string[] $findings Ids.
 */
function add( int $id, string $reason, string $until, array $findings ): array {
	$user = wp_get_current_user();
	$made = array(
		'user'     => $user->ID,
		'name'     => $user->display_name,
		'reason'   => $reason,
		'at'       => gmdate( 'Y-m-d\TH:i:s\Z' ),
		'until'    => $until,
		'findings' => array_values( $findings ),
	);
	add_post_meta( $id, META, wp_slash( $made ) );
	/**
	 * Somebody accepted findings: for an audit log.
	 *
	 * @param int   $id   The post's.
	 * @param array $made The override.
	 */
	do_action( 'rightscheck_overridden', $id, $made );
	return $made;
}

/**
 * Whether a day can be the last one of an override.
 *
 * @param mixed $day Y-m-d.
 */
function is_last_day( $day ): bool {
	$date = is_string( $day ) ? date_create_immutable_from_format( '!Y-m-d', $day ) : false;
	return $date && $date->format( 'Y-m-d' ) === $day && current_time( 'Y-m-d' ) <= $day
		&& $day <= wp_date( 'Y-m-d', time() + LONGEST * DAY_IN_SECONDS );
}
