<?php
/**
 * Nothing is published unasked, whichever way it comes; and what is held is never lost.
 *
 * @package rightscheck
 */

namespace Rightscheck\Gate;

use Rightscheck\Document;
use Rightscheck\Judge;
use Rightscheck\Records;
use Rightscheck\Settings;
use WP_Error;
use WP_Post;

defined( 'ABSPATH' ) || exit;

const OUT = array( 'publish', 'future' ); // Who schedules a post is told while still there.

/** Types of posts that readers can see. */
function types(): array {
	$types = array_diff( get_post_types( array( 'public' => true ) ), array( 'attachment' ) );
	/**
	 * The post types that are checked.
	 *
	 * @param string[] $types Names.
	 */
	return apply_filters( 'rightscheck_post_types', array_values( $types ) );
}

/**
 * Whether a post of this type and status would go out, and is ours to ask about.
 *
 * @param string $type   Of the post.
 * @param string $status That it is to have.
 */
function concerns( string $type, string $status ): bool {
	$importing = ( defined( 'WP_IMPORTING' ) && WP_IMPORTING ) || ( defined( 'WP_CLI' ) && WP_CLI );
	return in_array( $status, OUT, true ) && in_array( $type, types(), true ) && ( ! $importing || Settings\get( 'imports' ) );
}

/**
 * Whether readers see these very words already: tags and categories of a live post are nobody's copy.
 *
 * @param WP_Post|null $live What is stored.
 * @param array        $post Columns of what comes.
 */
function is_out_already( $live, array $post ): bool {
	return $live && 'publish' === $live->post_status && Document\fields( $live->to_array() ) === Document\fields( $post );
}

/** Watches what REST inserts, for each type of post that it can. */
function watch_rest() {
	foreach ( types() as $type ) {
		add_filter( "rest_pre_insert_$type", __NAMESPACE__ . '\on_rest', 99, 2 );
	}
}

/**
 * Refuses what comes by REST, before anything is written: the editor still has it, and says why.
 *
 * @param \stdClass        $prepared Columns that are set.
 * @param \WP_REST_Request $request  What was asked.
 * @return \stdClass|WP_Error
 */
function on_rest( $prepared, $request ) {
	if ( is_wp_error( $prepared ) ) {
		return $prepared;
	}
	$live = empty( $prepared->ID ) ? null : get_post( $prepared->ID );
	$post = (array) $prepared + ( $live ? $live->to_array() : blank() );
	$meta = $request['meta'];
	$name = Settings\get( 'credit' );
	if ( '' !== $name && is_array( $meta ) && isset( $meta[ $name ] ) ) {
		$post['credit'] = $meta[ $name ];
	}
	if ( ! concerns( $post['post_type'], $post['post_status'] ) || is_out_already( $live, $post ) ) {
		return $prepared;
	}
	$answer = Judge\judge( $post );
	if ( ! $answer['held'] ) {
		return $prepared;
	}
	if ( $live ) {
		Records\write( $live->ID, $answer );
	}
	return new WP_Error( 'rightscheck_held', $answer['message'], array( 'status' => 422 ) + $answer );
}

/**
 * What is inserted or updated by any other way is written, but does not go out.
 *
 * @param array $data Columns, slashed.
 * @param array $told What the caller gave.
 */
function on_insert( $data, $told ) {
	$id   = (int) ( $told['ID'] ?? 0 );
	$live = $id ? get_post( $id ) : null;
	$post = array( 'ID' => $id ) + wp_unslash( $data );
	if ( ! concerns( $data['post_type'], $data['post_status'] ) || is_out_already( $live, $post ) ) {
		return $data;
	}
	$answer = Judge\judge( $post );
	judged( $id, $answer );
	if ( ! $answer['held'] ) {
		return $data;
	}
	if ( $live && 'publish' === $live->post_status ) {
		return kept_live( $data, $live, $post );
	}
	$data['post_status'] = $live && 'draft' === $live->post_status ? 'draft' : 'pending';
	return $data;
}

/**
 * An edit of a live post: readers keep what they have, and the new words are an autosave, which the editor offers.
 *
 * @param array   $data Columns, slashed.
 * @param WP_Post $live What is stored.
 * @param array   $post The columns, unslashed.
 */
function kept_live( array $data, WP_Post $live, array $post ): array {
	$before = wp_get_post_autosave( $live->ID, get_current_user_id() );
	if ( $before ) {
		wp_delete_post_revision( $before->ID );
	}
	_wp_put_post_revision( $post, true );
	// The dates too: an autosave is offered where it is newer than the post.
	foreach ( array( 'post_title', 'post_content', 'post_excerpt', 'post_modified', 'post_modified_gmt' ) as $column ) {
		$data[ $column ] = wp_slash( $live->$column );
	}
	return $data;
}

/**
 * A scheduled post whose hour has come, before WordPress publishes it: contracts and sources change meanwhile.
 *
 * @param int $id The post's.
 */
function on_schedule( $id ) {
	$post = get_post( $id );
	if ( ! $post || 'future' !== $post->post_status || strtotime( $post->post_date_gmt . ' GMT' ) > time() || ! concerns( $post->post_type, 'publish' ) ) {
		return;
	}
	hold_back( $post, Judge\judge( $post->to_array() ) );
}

/**
 * The last look: whatever has become public without passing any of the others.
 *
 * @param string  $new  Status.
 * @param string  $old  Status.
 * @param WP_Post $post As it is now.
 */
function on_transition( $new, $old, $post ) {
	if ( 'publish' === $new && 'publish' !== $old && concerns( $post->post_type, $new ) ) {
		hold_back( $post, Judge\judge( $post->to_array() ) );
	}
}

/**
 * Records an answer; a post that is held becomes pending, and its author is told, who may be asleep.
 *
 * @param WP_Post $post   As stored.
 * @param array   $answer Of Judge\judge().
 */
function hold_back( WP_Post $post, array $answer ) {
	global $wpdb;
	Records\write( $post->ID, $answer );
	if ( ! $answer['held'] ) {
		return;
	}
	// Not wp_update_post(): without a user, as in cron, it would take embeds and scripts out of the text.
	$before = $post->post_status;
	$wpdb->update( $wpdb->posts, array( 'post_status' => 'pending' ), array( 'ID' => $post->ID ) );
	clean_post_cache( $post->ID );
	$post->post_status = 'pending';
	wp_transition_post_status( 'pending', $before, $post );
	$author = get_userdata( (int) $post->post_author );
	if ( $author ) {
		/* translators: %s: title of a post. */
		$subject = sprintf( __( 'Not published: %s', 'rightscheck' ), $post->post_title );
		$where   = admin_url( "post.php?post=$post->ID&action=edit" ); // get_edit_post_link() tells cron, who may edit nothing, none.
		wp_mail( $author->user_email, $subject, $answer['message'] . "\n\n" . $where );
	}
}

/**
 * Writes the answer to the post, once it has a number.
 *
 * @param int     $id   The post's.
 * @param WP_Post $post As stored.
 */
function after_insert( $id, $post ) {
	$answer = in_array( $post->post_type, types(), true ) ? judged( (int) $id ) ?? judged( 0 ) : null;
	if ( ! $answer ) {
		return;
	}
	judged( (int) $id, $answer );
	Records\write( $id, $answer );
	if ( is_admin() && $answer['findings'] ) {
		Records\tell_later( $id, $answer );
	}
}

/**
 * A client of XML-RPC would be told that all went well: it gets a fault. The post is stored, and pending.
 *
 * @param int $id The post's.
 */
function tell_xmlrpc( $id ) {
	global $wp_xmlrpc_server;
	$answer = judged( (int) $id );
	if ( $answer && $answer['held'] && defined( 'XMLRPC_REQUEST' ) && $wp_xmlrpc_server ) {
		/* translators: %d: number of a post. */
		$where = sprintf( __( 'It is stored as post %d.', 'rightscheck' ), $id );
		$wp_xmlrpc_server->error( 422, $answer['message'] . ' ' . $where );
	}
}

/**
 * What was answered in this request on a post; zero is one that has no number yet.
 *
 * @param int        $id     The post's.
 * @param array|null $answer To be kept.
 * @return array|null
 */
function judged( int $id, $answer = null ) {
	static $answers = array();
	if ( $answer ) {
		unset( $answers[0] );
		$answers[ $id ] = $answer;
	}
	return $answers[ $id ] ?? null;
}

/** The columns of a post that has none yet. */
function blank(): array {
	return array( 'ID' => 0, 'post_status' => 'draft', 'post_title' => '', 'post_content' => '', 'post_excerpt' => '', 'post_author' => get_current_user_id() );
}
