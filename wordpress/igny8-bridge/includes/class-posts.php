<?php
/**
 * Posts as they stand in the database.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/**
 * A worker runs for many seconds, and WordPress remembers each post it has read until the process ends: another request
 * may have changed it since. So posts are read again, and forgotten when they have been sent, which also frees their
 * memory.
 */
final class Posts {

	/**
	 * Reads posts past what this process remembers; ids without a post are left out.
	 *
	 * @param int[] $ids Post ids.
	 * @return array<int, \WP_Post> By id.
	 */
	public static function read( array $ids ): array {
		self::forget( $ids );
		// The permalink of a post may hold its category, so terms are read in one query; meta is never needed.
		_prime_post_caches( $ids, true, false );
		$posts = array();
		foreach ( $ids as $id ) {
			$post = get_post( $id );
			if ( $post ) {
				$posts[ $post->ID ] = $post;
			}
		}
		return $posts;
	}

	/**
	 * Lets go of them.
	 *
	 * @param int[] $ids Post ids.
	 */
	public static function forget( array $ids ) {
		$groups = array( 'posts' );
		foreach ( get_taxonomies() as $taxonomy ) {
			$groups[] = $taxonomy . '_relationships';
		}
		foreach ( $ids as $id ) {
			foreach ( $groups as $group ) {
				wp_cache_delete( $id, $group );
			}
		}
	}
}
