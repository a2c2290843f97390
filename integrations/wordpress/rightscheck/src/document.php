<?php
/**
 * What is sent of a post.
 *
 * The text is what the author wrote, not what `the_content` makes of it: that filter asks other sites for
 * embeds, runs every plugin's code and adds related stories and share buttons, which are not this post's.
 * Two things are the post's own and are put in: reusable blocks, and paragraphs where there are no blocks.
 *
 * @package rightscheck
 */

namespace Rightscheck\Document;

use Rightscheck\Settings;

defined( 'ABSPATH' ) || exit;

const DEEPEST = 3; // Reusable blocks in reusable blocks.
const NEVER   = '0000-00-00 00:00:00';

/**
 * The document of a post.
 *
 * @param array $post As the columns of the table, unslashed; and `credit`, where a request changes that field too.
 * @return array As `POST /v1/check` takes it.
 */
function of( array $post ): array {
	$id       = (int) ( $post['ID'] ?? 0 );
	$document = array(
		'name'   => sprintf( '%s/%s.html', $post['post_type'], $id ? $id : 'new' ),
		'fields' => fields( $post ),
		'facts'  => facts( $post, $id ),
	);
	/**
	 * The document before it is sent: for languages by post, other fields, other facts.
	 *
	 * @param array $document Name, fields and facts.
	 * @param array $post     Columns of the post.
	 */
	return apply_filters( 'rightscheck_document', $document, $post );
}

/**
 * The words of the post, as a reader gets them: the credit too, if the theme prints it. They are sent as fields and
 * not as a page: a page can say what it waives, and whoever writes a post must not be the one who accepts it.
 *
 * @param array $post Columns of the post.
 * @return array[] Each with label, value (HTML) and media_type; those that say something.
 */
function fields( array $post ): array {
	$content = with_reusable( (string) $post['post_content'] );
	$title   = esc_html( wp_strip_all_tags( (string) $post['post_title'] ) );
	$credit  = esc_html( credit( $post ) );
	$values  = array(
		'Title'   => '' === $title ? '' : "<h1>$title</h1>",
		'Excerpt' => '' === trim( (string) $post['post_excerpt'] ) ? '' : wpautop( $post['post_excerpt'] ),
		'Content' => has_blocks( $content ) ? $content : wpautop( $content ),
		'Credit'  => '' === $credit ? '' : "<p>$credit</p>",
	);
	$fields  = array();
	foreach ( array_filter( $values ) as $label => $value ) {
		$fields[] = array( 'label' => $label, 'value' => $value, 'media_type' => 'text/html' );
	}
	return $fields;
}

/**
 * What the field holds that the theme prints as the credit.
 *
 * @param array $post Columns of the post.
 */
function credit( array $post ): string {
	$field = Settings\get( 'credit' );
	if ( '' === $field ) {
		return '';
	}
	$told = $post['credit'] ?? get_post_meta( (int) ( $post['ID'] ?? 0 ), $field, true );
	return is_scalar( $told ) ? trim( (string) $told ) : '';
}

/**
 * The facts of the post, by rightscheck's names.
 *
 * @param array $post Columns of the post.
 * @param int   $id   Zero where it has none yet.
 */
function facts( array $post, int $id ): array {
	$date  = $post['post_date_gmt'] ?? NEVER;
	$facts = array(
		'title'     => wp_strip_all_tags( (string) $post['post_title'] ),
		// A draft has no date of its own: it would be published now.
		'published' => NEVER === $date || ! $date ? gmdate( 'Y-m-d\TH:i:s\Z' ) : str_replace( ' ', 'T', $date ) . 'Z',
		'language'  => get_bloginfo( 'language' ),
		'author'    => (string) get_the_author_meta( 'display_name', (int) ( $post['post_author'] ?? 0 ) ),
		'url'       => $id ? (string) get_permalink( $id ) : '',
		'channel'   => Settings\get( 'channel' ),
		'territory' => array_values( array_filter( array_map( 'trim', explode( ',', Settings\get( 'territory' ) ) ) ) ),
	);
	return array_filter( $facts );
}

/**
 * Content with the text of its reusable blocks, which stands in posts of their own.
 *
 * @param string $content Blocks, or not.
 * @param int    $depth   How deep we are.
 */
function with_reusable( string $content, int $depth = 0 ): string {
	if ( $depth >= DEEPEST ) {
		return $content;
	}
	return preg_replace_callback(
		'/<!--\s+wp:(?:core\/)?block\s+(\{.*?\})\s+\/?-->/s', // Attributes hold no `-->`, as WordPress writes them.
		static function ( array $found ) use ( $depth ): string {
			$told  = json_decode( $found[1], true );
			$block = empty( $told['ref'] ) ? null : get_post( (int) $told['ref'] );
			return $block && 'wp_block' === $block->post_type ? with_reusable( $block->post_content, $depth + 1 ) : '';
		},
		$content
	) ?? $content;
}
