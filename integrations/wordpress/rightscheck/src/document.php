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
		'name'       => sprintf( '%s/%s.html', $post['post_type'], $id ? $id : 'new' ),
		'media_type' => 'text/html',
		'text'       => text( $post ),
		'facts'      => facts( $post, $id ),
	);
	/**
	 * The document before it is sent: for languages by post, other fields, other facts.
	 *
	 * @param array $document Name, media_type, text and facts.
	 * @param array $post     Columns of the post.
	 */
	return apply_filters( 'rightscheck_document', $document, $post );
}

/**
 * The words of the post, as a reader gets them: the credit too, if the theme prints it.
 *
 * @param array $post Columns of the post.
 */
function text( array $post ): string {
	$content = with_reusable( (string) $post['post_content'] );
	$parts   = array(
		'<h1>' . esc_html( wp_strip_all_tags( (string) $post['post_title'] ) ) . '</h1>',
		'' === trim( (string) $post['post_excerpt'] ) ? '' : without_comments( wpautop( $post['post_excerpt'] ) ),
		without_comments( has_blocks( $content ) ? $content : wpautop( $content ) ),
		'' === credit( $post ) ? '' : '<p>' . esc_html( credit( $post ) ) . '</p>',
	);
	return implode( "\n\n", array_filter( $parts ) );
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
	if ( $depth >= DEEPEST || false === strpos( $content, '<!-- wp:block ' ) ) {
		return $content;
	}
	return preg_replace_callback(
		'/<!-- wp:block \{"ref":(\d+)[^}]*\} \/-->/',
		static function ( array $found ) use ( $depth ): string {
			$block = get_post( (int) $found[1] );
			return $block && 'wp_block' === $block->post_type ? with_reusable( $block->post_content, $depth + 1 ) : '';
		},
		$content
	) ?? $content;
}

/**
 * Content without comments. Nobody reads them, and one that begins with `rightscheck:` would waive a finding:
 * whoever writes a post must not be the one who accepts it. What an unclosed comment hides is kept.
 *
 * @param string $content HTML.
 */
function without_comments( string $content ): string {
	return preg_replace( '/<!--(?:-?>|.*?--!?>)|<!--/s', '', $content ) ?? str_replace( '<!--', '', $content );
}
