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

	/** How many are held at a time: their texts may have hundreds of kilobytes each. */
	const AT_A_TIME = 20;

	/**
	 * Describes each post, past what this process remembers.
	 *
	 * @param int[]    $ids      Post ids.
	 * @param callable $describe Gets a \WP_Post, or null where there is none, and the id.
	 * @return array What it answers, by id; without what is null.
	 */
	public static function each( array $ids, callable $describe ): array {
		$answers = array();
		foreach ( array_chunk( $ids, self::AT_A_TIME ) as $chunk ) {
			self::forget( $chunk );
			// The permalink of a post may hold its category, so terms are read in one query; meta is never needed.
			_prime_post_caches( $chunk, true, false );
			foreach ( $chunk as $id ) {
				$answers[ $id ] = $describe( get_post( $id ), $id );
			}
			self::forget( $chunk );
			self::forget_result();
		}
		return array_filter(
			$answers,
			static function ( $answer ) {
				return null !== $answer;
			}
		);
	}

	/** The last query's rows, of which wpdb keeps one more copy. */
	private static function forget_result() {
		global $wpdb;
		$wpdb->flush();
	}

	/**
	 * Lets go of them.
	 *
	 * @param int[] $ids Post ids.
	 */
	private static function forget( array $ids ) {
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
