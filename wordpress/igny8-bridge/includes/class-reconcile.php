<?php
/**
 * Finds content that the inventory still has and this site has not.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Posts deleted while the plugin was off, or by other means than WordPress's own. */
final class Reconcile {

	const SCOPE     = 'bridge:read';
	const PAGE_SIZE = 100;

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
		if ( ! $response->is_ok() ) {
			return false;
		}
		self::queue_missing( isset( $response->data['results'] ) ? (array) $response->data['results'] : array() );
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

	private static function queue_missing( array $items ) {
		$listed = array_filter( $items, array( self::class, 'is_live' ) );
		_prime_post_caches( array_map( 'intval', wp_list_pluck( $listed, 'wp_id' ) ), false, false );
		$missing = array();
		foreach ( $listed as $item ) {
			$post = get_post( (int) $item['wp_id'] );
			if ( ! $post || ! Post_Types::includes( $post ) ) {
				$missing[ (int) $item['wp_id'] ] = self::change( $item );
			}
		}
		Queue::add( $missing );
	}

	private static function is_live( $item ): bool {
		return is_array( $item ) && ! empty( $item['wp_id'] ) && isset( $item['status'] ) && 'deleted' !== $item['status'];
	}

	private static function change( array $item ): array {
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
