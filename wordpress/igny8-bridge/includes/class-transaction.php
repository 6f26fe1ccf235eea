<?php
/**
 * All of a post or nothing of it.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/**
 * A full disk, a kill or a failing statement leaves the post as it was. A person who saves it in the meantime waits for the
 * end, and one who saved it just before is seen. Tables without transactions (MyISAM) go without.
 */
final class Transaction {

	/**
	 * Does the work with the post's row locked.
	 *
	 * @param int      $post_id The post.
	 * @param callable $work    What writes the post.
	 * @throws Undeliverable When the database does not take all of it, or what the work throws.
	 */
	public static function run( $post_id, callable $work ) {
		global $wpdb;
		$errors = self::errors();
		$wpdb->query( 'START TRANSACTION' ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
		try {
			$wpdb->get_var( // phpcs:ignore WordPress.DB.DirectDatabaseQuery
				$wpdb->prepare( "SELECT ID FROM {$wpdb->posts} WHERE ID = %d FOR UPDATE", $post_id )
			);
			clean_post_cache( $post_id );
			$work();
			$new = array_slice( self::errors(), count( $errors ) );
			if ( $new ) {
				/* translators: %s: the database's own words. */
				$problem = __( 'The database did not take all of the post (%s), so it was left as it is.', 'igny8-bridge' );
				throw new Undeliverable( esc_html( sprintf( $problem, $new[0] ) ) );
			}
			$wpdb->query( 'COMMIT' ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
		} catch ( \Throwable $problem ) {
			$wpdb->query( 'ROLLBACK' ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
			clean_post_cache( $post_id );
			wp_cache_delete( $post_id, 'post_meta' );
			throw $problem;
		}
	}

	/** What the database has refused in this process about posts, their fields and their terms. */
	private static function errors(): array {
		global $wpdb, $EZSQL_ERROR; // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- WordPress's own name.
		$ours   = implode( '|', array_map( 'preg_quote', array( $wpdb->posts, $wpdb->postmeta, $wpdb->term_relationships ) ) );
		$errors = array();
		foreach ( (array) $EZSQL_ERROR as $error ) { // phpcs:ignore WordPress.NamingConventions.ValidVariableName
			if ( isset( $error['query'] ) && preg_match( '/^\s*(insert|update|delete|replace)\b.*\b(' . $ours . ')\b/is', $error['query'] ) ) {
				$errors[] = (string) $error['error_str'];
			}
		}
		return $errors;
	}
}
