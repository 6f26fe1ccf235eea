<?php
/**
 * Notices what happens to posts.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Gathers during the request, writes once at its end; nothing is sent while someone waits for a page. */
final class Changes {

	const WRITE_AT = 500;

	/** @var array<int, array<int, array>> Site of the network => post id => noticed_at, and status_changed or last_seen. */
	private static $noticed = array();

	/** @var array<int, array<int, array>> Site of the network => post id => item of a post that is about to be deleted. */
	private static $leaving = array();

	/**
	 * On `save_post`.
	 *
	 * @param int      $post_id The post's id.
	 * @param \WP_Post $post    The post.
	 */
	public static function saved( $post_id, $post ) {
		self::notice( $post );
	}

	/**
	 * On `transition_post_status`: a scheduled post goes public without being saved.
	 *
	 * @param string   $new_status The new status.
	 * @param string   $old_status The old status.
	 * @param \WP_Post $post       The post.
	 */
	public static function status_changed( $new_status, $old_status, $post ) {
		if ( $new_status !== $old_status ) {
			// A new post's own date counts: an imported post is as old as it says.
			self::notice( $post, in_array( $old_status, array( 'new', 'auto-draft' ), true ) ? array() : array( 'status_changed' => true ) );
		}
	}

	/**
	 * On `post_updated`: a post that became what does not belong in the inventory has left it.
	 *
	 * @param int      $post_id The post's id.
	 * @param \WP_Post $post    The post as it is.
	 * @param \WP_Post $before  The post as it was.
	 */
	public static function updated( $post_id, $post, $before ) {
		if ( Key::exists() && Post_Types::includes( $before ) && ! Post_Types::includes( $post ) ) {
			self::add( $post_id, array( 'last_seen' => Item::of( $before ) ) );
		}
	}

	/**
	 * On `before_delete_post`: the last moment at which the post's address is known.
	 *
	 * @param int      $post_id The post's id.
	 * @param \WP_Post $post    The post.
	 */
	public static function deleting( $post_id, $post ) {
		if ( Key::exists() && Post_Types::includes( $post ) ) {
			self::$leaving[ get_current_blog_id() ][ $post_id ] = Item::of( $post );
		}
	}

	/**
	 * On `deleted_post`.
	 *
	 * @param int      $post_id The post's id.
	 * @param \WP_Post $post    The post as it was.
	 */
	public static function deleted( $post_id, $post ) {
		$blog_id = get_current_blog_id();
		if ( isset( self::$leaving[ $blog_id ][ $post_id ] ) ) {
			self::add( $post_id, array( 'last_seen' => self::$leaving[ $blog_id ][ $post_id ] ) );
			unset( self::$leaving[ $blog_id ][ $post_id ] );
		}
	}

	/** On `shutdown`, and before that when a long import has gathered a lot. */
	public static function write() {
		$noticed       = self::$noticed;
		self::$noticed = array();
		foreach ( $noticed as $blog_id => $changes ) {
			self::write_on( $blog_id, $changes );
		}
	}

	/** A request may change posts of several sites of a network; each site has its own queue. */
	private static function write_on( $blog_id, array $changes ) {
		$is_elsewhere = get_current_blog_id() !== $blog_id;
		if ( $is_elsewhere ) {
			switch_to_blog( $blog_id );
		}
		Queue::add( $changes );
		Schedule::soon();
		if ( $is_elsewhere ) {
			restore_current_blog();
		}
	}

	private static function notice( $post, array $change = array() ) {
		if ( $post instanceof \WP_Post && Key::exists() && Post_Types::includes( $post ) ) {
			self::add( $post->ID, $change + ( self::$noticed[ get_current_blog_id() ][ $post->ID ] ?? array() ) );
		}
	}

	private static function add( $post_id, array $change ) {
		if ( ! has_action( 'shutdown', array( self::class, 'write' ) ) ) {
			add_action( 'shutdown', array( self::class, 'write' ) );
		}
		$blog_id                               = get_current_blog_id();
		self::$noticed[ $blog_id ][ $post_id ] = array( 'noticed_at' => time() ) + $change;
		if ( count( self::$noticed[ $blog_id ] ) >= self::WRITE_AT ) {
			self::write();
		}
	}
}
