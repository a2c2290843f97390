<?php
/**
 * What the service found, as short as an editor needs it.
 *
 * @package rightscheck
 */

namespace Rightscheck\Answer;

use WP_Error;
use const Rightscheck\Client\VERDICTS;

defined( 'ABSPATH' ) || exit;

const LONGEST_PASSAGE = 600; // Characters: more than fits into the panel is no help.
const NOT_ASKED       = 'not-asked';
const UNREAD          = 'unread';
const BASIS           = 'basis'; // What the answer rests on: a feed that has been silent, rules that could not be loaded.
const BLIND           = array( NOT_ASKED, UNREAD, 'not-finished' ); // Nobody looked at these words.
const DOUBTFUL        = array( BASIS, 'stale-source' ); // What is known may be old.

/**
 * The findings of a report, the worst first. Whatever else its verdict rests on is one as well: it is never milder here.
 *
 * @param array $report That Client\ask() gave.
 * @return array[] Each with id, check, verdict, holder, why, remedy, passage and source: strings of a stranger, to be escaped.
 */
function findings( array $report ): array {
	$found = array_map( __NAMESPACE__ . '\finding', array_filter( $report['findings'], 'is_array' ) );
	foreach ( array_filter( $report['unread'], 'is_array' ) as $one ) {
		$found[] = shaped( UNREAD, 'review', words( $one, 'problem' ), words( $one, 'hint' ) );
	}
	$tell = __( 'tell who runs the service', 'rightscheck' );
	foreach ( array_filter( (array) ( $report['basis']['warnings'] ?? array() ), 'is_string' ) as $warning ) {
		$found[] = shaped( BASIS, 'review', $warning, $tell );
	}
	if ( rank( $report['verdict'] ) > rank( worst( $found ) ) ) {
		$found[] = shaped( BASIS, $report['verdict'], __( 'the service names no finding for this verdict', 'rightscheck' ), $tell );
	}
	usort( $found, static fn( $one, $other ) => rank( $other['verdict'] ) <=> rank( $one['verdict'] ) );
	return $found;
}

/**
 * A finding as it is accepted. One of the service's names a passage by its id, and the same id is the same question. What
 * nobody looked at is accepted for the words that it was, and a doubt for what was doubted then: another silence of a
 * feed, or other words in a post that was not checked, is a new question.
 *
 * @param array  $finding Of findings() or not_asked().
 * @param string $words   Of the post.
 */
function bound( array $finding, string $words ): array {
	$about = in_array( $finding['check'], BLIND, true ) ? $words : '';
	$about = in_array( $finding['check'], DOUBTFUL, true ) ? $finding['why'] : $about;
	if ( '' !== $about ) {
		$finding['id'] .= '-' . substr( hash( 'sha256', $about ), 0, 16 );
	}
	return $finding;
}

/**
 * That there is no answer is a finding as well: it is shown, held or let through, and accepted as one.
 *
 * @param WP_Error $problem Why.
 */
function not_asked( WP_Error $problem ): array {
	return shaped( NOT_ASKED, 'unchecked', $problem->get_error_message(), __( 'try again in a moment; if it stays so, tell who runs the service', 'rightscheck' ) );
}

/**
 * The worst verdict of findings.
 *
 * @param array[] $findings Of findings().
 */
function worst( array $findings ): string {
	$ranks = array_map( static fn( $one ) => rank( $one['verdict'] ), $findings );
	return VERDICTS[ $ranks ? max( $ranks ) : 0 ];
}

/**
 * How bad a verdict is. One that we do not know is looked at by a person.
 *
 * @param string $verdict Of VERDICTS.
 */
function rank( string $verdict ): int {
	$rank = array_search( $verdict, VERDICTS, true );
	return false === $rank ? 2 : $rank;
}

/**
 * One finding of the report.
 *
 * @param array $one As the report has it.
 */
function finding( array $one ): array {
	$passage = $one['evidence']['passage'] ?? array();
	return array(
		'id'      => words( $one, 'id' ),
		'check'   => words( $one, 'check' ),
		'verdict' => VERDICTS[ rank( words( $one, 'verdict' ) ) ],
		'holder'  => words( $one, 'holder_name' ),
		'why'     => words( $one, 'why' ),
		'remedy'  => words( $one, 'remedy' ),
		'passage' => is_array( $passage ) ? shortened( words( $passage, 'text' ) ) : '',
		'source'  => implode( ', ', array_filter( array( words( $one, 'source_title' ), words( $one, 'source_id' ) ) ) ),
	);
}

/**
 * A finding of our own, which is for a person to look at.
 *
 * @param string $check   What is wrong.
 * @param string $verdict Of VERDICTS, or `unchecked`.
 * @param string $why     In words.
 * @param string $remedy  What to do.
 */
function shaped( string $check, string $verdict, string $why, string $remedy ): array {
	return array( 'id' => $check, 'check' => $check, 'verdict' => $verdict, 'holder' => '', 'why' => $why, 'remedy' => $remedy, 'passage' => '', 'source' => '' );
}

/**
 * A string under a key, or none.
 *
 * @param array  $told Decoded JSON.
 * @param string $name The key.
 */
function words( array $told, string $name ): string {
	return isset( $told[ $name ] ) && is_string( $told[ $name ] ) ? $told[ $name ] : '';
}

/**
 * A passage that fits.
 *
 * @param string $passage Of a document.
 */
function shortened( string $passage ): string {
	$half = (int) ( LONGEST_PASSAGE / 2 );
	return mb_strlen( $passage ) <= LONGEST_PASSAGE ? $passage
		: mb_substr( $passage, 0, $half ) . ' […] ' . mb_substr( $passage, -$half );
}
