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

const NEVER = '0000-00-00 00:00:00';

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
 * The words of a post alone: what becomes of its markup between editor and database makes no other text of it.
 *
 * @param array $post Columns of the post.
 */
function words( array $post ): string {
	$text = wp_strip_all_tags( implode( ' ', array_column( fields( $post ), 'value' ) ) );
	return trim( preg_replace( '/\s+/', ' ', html_entity_decode( $text, ENT_QUOTES | ENT_HTML5 ) ) );
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
 * Content with the text of its reusable blocks, which stands in posts of their own: each once, however deep it lies.
 *
 * @param string $content Blocks, or not.
 * @param array  $seen    Numbers of the blocks that are in already.
 */
function with_reusable( string $content, array &$seen = array() ): string {
	return preg_replace_callback(
		'/<!--\s+wp:(?:core\/)?block\s+(\{.*?\})\s+\/?-->/s', // Attributes hold no `-->`, as WordPress writes them.
		static function ( array $found ) use ( &$seen ): string {
			$told  = json_decode( $found[1], true );
			$ref   = (int) ( $told['ref'] ?? 0 );
			$block = ! $ref || isset( $seen[ $ref ] ) ? null : get_post( $ref );
			$text  = overridden( $told['content'] ?? array() );
			if ( $block && 'wp_block' === $block->post_type ) {
				$seen[ $ref ] = true;
				$text        .= with_reusable( $block->post_content, $seen );
			}
			return $text;
		},
		$content
	) ?? $content;
}

/**
 * What a post says in a reusable block in place of the block's own words (WordPress 6.6): paragraphs of them.
 *
 * @param mixed $told The attribute `content` of the block: for each part its attributes, strings among them.
 */
function overridden( $told ): string {
	$text = '';
	$told = (array) $told;
	array_walk_recursive(
		$told,
		static function ( $one ) use ( &$text ) {
			$text .= is_string( $one ) ? "\n<p>$one</p>\n" : '';
		}
	);
	return $text;
}
