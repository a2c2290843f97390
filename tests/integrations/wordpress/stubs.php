<?php
/**
 * As much of WordPress as the plugin's client needs, for where there is PHP and no WordPress.
 *
 * Standard input is JSON: the posts, of which the last counts, reusable blocks, overrides, the settings, and what the
 * service answers. Output is JSON: how often and what was asked, and what the plugin makes of the answer.
 */

const ABSPATH        = '/';
const MB_IN_BYTES    = 1048576;
const DAY_IN_SECONDS = 86400;

$told  = json_decode( stream_get_contents( STDIN ), true );
$asked = null;
$times = 0;

class WP_Error {
	private $message;
	public function __construct( $code, $message ) { $this->message = $message; }
	public function get_error_message() { return $this->message; }
}

function is_wp_error( $value ) { return $value instanceof WP_Error; }
function get_option() { global $told; return $told['settings']; }
function wp_remote_post( $url, $request ) { global $asked, $times; ++$times; $asked = array( 'url' => $url ) + $request; return array(); }
function wp_remote_retrieve_response_code() { global $told; return $told['status']; }
function wp_remote_retrieve_body() { global $told; return $told['body']; }
function __( $words ) { return $words; }
function _n( $one, $many, $number ) { return 1 === $number ? $one : $many; }
function apply_filters( $name, $value ) { return $value; }
function untrailingslashit( $words ) { return rtrim( $words, '/' ); }
function esc_url_raw( $words ) { return $words; }
function sanitize_text_field( $words ) { return $words; }
function esc_html( $words ) { return htmlspecialchars( $words ); }
function wp_strip_all_tags( $words ) { return strip_tags( $words ); }
function wpautop( $words ) { return "<p>$words</p>"; }
function has_blocks() { return false; }
function get_post( $id ) { global $told; return isset( $told['blocks'][ $id ] ) ? (object) array( 'post_type' => 'wp_block', 'post_content' => $told['blocks'][ $id ] ) : null; }
function get_post_meta( $id, $name, $single = false ) { global $told; return $single ? ( $told['meta'][ $name ] ?? '' ) : ( $told['overrides'] ?? array() ); }
function get_bloginfo() { return 'en-GB'; }
function get_the_author_meta() { return 'Ada Berg'; }
function get_permalink( $id ) { return "https://courier.example/?p=$id"; }
function current_time() { return gmdate( 'Y-m-d' ); }
function wp_json_encode( $value, $flags = 0 ) { return json_encode( $value, $flags ); }

foreach ( array( 'settings', 'client', 'document', 'answer', 'overrides', 'judge' ) as $part ) {
	require "{$argv[1]}/src/$part.php";
}
foreach ( $told['posts'] as $post ) {
	$answer = Rightscheck\Judge\judge( $post );
}
echo json_encode( array( 'times' => $times, 'asked' => json_decode( $asked['body'], true ), 'request' => $asked, 'answer' => $answer ) );
