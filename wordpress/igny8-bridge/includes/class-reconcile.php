<?php
/**
 * Finds where the inventory and this site differ.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/**
 * Posts deleted while the plugin was off, or by other means than WordPress's own; and posts that are here as the inventory
 * does not have them, though their own date is older than its news: restored from a backup, of a type that was away for a
 * while, or published late.
 */
final class Reconcile {

	const SCOPE     = 'bridge:read';
	const PAGE_SIZE = 500;

	/**
	 * Compares one page; false when the API did not give it.
	 *
	 * @param array $sync The progress, as Sync keeps it.
	 */
	public static function step( array $sync ): bool {
		$account = Connection::account();
		if ( ! in_array( self::SCOPE, isset( $account['scopes'] ) ? $account['scopes'] : array(), true ) ) {
			self::finish( $sync );
			return true;
		}
		$response = Api::send( 'GET', '/bridge/content/?' . http_build_query( self::query( $sync ) ) );
		Pause::learn( $response );
		Pace::learn( $response );
		if ( 'invalid_cursor' === $response->code ) {
			self::finish( $sync ); // The list has changed its ways; the next walk starts over.
		}
		if ( ! $response->is_ok() ) {
			return false;
		}
		Deliveries::learn( $response );
		self::queue_differences( isset( $response->data['results'] ) ? (array) $response->data['results'] : array() );
		if ( empty( $response->data['next_cursor'] ) ) {
			self::finish( $sync );
		} else {
			Sync::advance( $sync, array( 'cursor' => (string) $response->data['next_cursor'] ) );
		}
		return true;
	}

	private static function query( array $sync ): array {
		$query = array( 'limit' => self::PAGE_SIZE );
		return '' === $sync['cursor'] ? $query : $query + array( 'cursor' => $sync['cursor'] );
	}

	private static function queue_differences( array $items ) {
		$listed = array();
		foreach ( $items as $item ) {
			if ( is_array( $item ) && ! empty( $item['wp_id'] ) && isset( $item['status'] ) ) {
				$listed[ (int) $item['wp_id'] ] = $item;
			}
		}
		$compare = static function ( $post, $id ) use ( $listed ) {
			return self::difference( $listed[ $id ], $post );
		};
		Queue::add( Posts::each( array_keys( $listed ), $compare ) );
	}

	/**
	 * The change to queue; null where both agree.
	 *
	 * @param array         $item As listed.
	 * @param \WP_Post|null $post What is here.
	 */
	private static function difference( array $item, $post ): ?array {
		if ( $post && ! post_type_exists( $post->post_type ) ) {
			return null; // Its plugin is off, or registers it in wp-admin alone: nobody has deleted it.
		}
		return $post && Post_Types::includes( $post ) ? self::if_different( $item, $post ) : self::if_listed( $item );
	}

	/** The post is here: it is news where the inventory has it otherwise. */
	private static function if_different( array $item, \WP_Post $post ): ?array {
		$here = Item::of( $post );
		foreach ( array( 'type', 'status', 'title', 'url' ) as $field ) {
			if ( ! isset( $item[ $field ] ) || $item[ $field ] !== $here[ $field ] ) {
				return array(
					'noticed_at' => time(),
					'differs'    => true,
				);
			}
		}
		return null;
	}

	/** The post is gone: it is news where the inventory still has it. */
	private static function if_listed( array $item ): ?array {
		if ( 'deleted' === $item['status'] ) {
			return null;
		}
		$fields = array( 'wp_id', 'type', 'title', 'url' );
		return array(
			'noticed_at' => time(),
			'last_seen'  => array_intersect_key( $item, array_flip( $fields ) ),
		);
	}

	private static function finish( array $sync ) {
		Sync::advance( $sync, array( 'phase' => 'done', 'finished_at' => time() ) );
	}
}
