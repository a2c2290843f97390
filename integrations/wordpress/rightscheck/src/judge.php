<?php
/**
 * May this post be published? The service's findings, what somebody accepted, and how strict the house is.
 *
 * @package rightscheck
 */

namespace Rightscheck\Judge;

use Rightscheck\Answer;
use Rightscheck\Client;
use Rightscheck\Document;
use Rightscheck\Overrides;
use Rightscheck\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * The answer on a post.
 *
 * @param array $post Columns of the post, unslashed.
 * @return array Verdict (or `unchecked`), held, findings, accepted, message.
 */
function judge( array $post ): array {
	static $last = array( 'id' => 0, 'words' => null ); // One save goes through several of our hooks; the service is asked once.
	$id          = (int) ( $post['ID'] ?? 0 );
	$document    = Document\of( $post );
	$words       = array_diff_key( $document, array( 'name' => 0, 'facts' => 0 ) ); // Both change when a post gets its number.
	// The same words in another post are another question: name, date and language are facts of the licence.
	if ( $words !== $last['words'] || ! in_array( $last['id'], array( 0, $id ), true ) ) {
		$last = array( 'words' => $words, 'told' => Client\ask( $document ) );
	}
	$last['id'] = $id;
	return decided( $id, $last['told'], Document\words( $post ) );
}

/**
 * What follows from what the service said.
 *
 * @param int             $id    The post's.
 * @param array|\WP_Error $told  Of Client\ask().
 * @param string          $words Of the post.
 */
function decided( int $id, $told, string $words ): array {
	$down     = is_wp_error( $told );
	$open     = array();
	$accepted = array();
	foreach ( $down ? array( Answer\not_asked( $told ) ) : Answer\findings( $told ) as $finding ) {
		$finding  = Answer\bound( $finding, $words );
		$override = Overrides\of( $id, $finding['id'] );
		if ( $override ) {
			$accepted[] = $finding + array( 'override' => $override );
		} else {
			$open[] = $finding;
		}
	}
	$verdict = Answer\worst( $open );
	$answer  = array(
		'verdict'  => $down ? 'unchecked' : $verdict,
		'held'     => $down ? $open && holds_unchecked() : holds( $verdict ),
		'findings' => $open,
		'accepted' => $accepted,
	);
	return $answer + array( 'message' => message( $answer ) );
}

/**
 * Whether the house holds a post with this verdict.
 *
 * @param string $verdict Of Client\VERDICTS.
 */
function holds( string $verdict ): bool {
	return 'block' === Settings\get( 'mode' ) && Answer\rank( $verdict ) >= Answer\rank( Settings\get( 'fail_on' ) );
}

/** Whether the house holds a post that nobody could check. */
function holds_unchecked(): bool {
	return 'block' === Settings\get( 'mode' ) && 'hold' === Settings\get( 'down' );
}

/**
 * The answer in a sentence, or two.
 *
 * @param array $answer Verdict, held, findings.
 */
function message( array $answer ): string {
	if ( ! $answer['findings'] ) {
		return $answer['accepted']
			? __( 'Nothing is open: what was found has been accepted.', 'rightscheck' )
			: __( 'Nothing stands against publishing this.', 'rightscheck' );
	}
	$first = $answer['findings'][0];
	$who   = '' === $first['holder'] ? '' : $first['holder'] . ': ';
	$more  = count( $answer['findings'] ) - 1;
	/* translators: %d: how many findings besides the one that was told. */
	$rest = $more ? ' ' . sprintf( _n( 'And %d more.', 'And %d more.', $more, 'rightscheck' ), $more ) : '';
	$lead = $answer['held'] ? __( 'Not published.', 'rightscheck' ) : __( 'Look at this before you publish.', 'rightscheck' );
	/* translators: 1: whether it is held, 2: holder, 3: what is wrong, 4: what to do. */
	return sprintf( __( '%1$s %2$s%3$s. What to do: %4$s.', 'rightscheck' ), $lead, $who, $first['why'], $first['remedy'] ) . $rest;
}
