<?php
/**
 * Sends what waits in the queue.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Reads each post as it is now, not as it was when it changed: of ten saves, the last is news. */
final class Outbox {

	/**
	 * Sends the changes, and takes them out of the queue when they have arrived.
	 *
	 * @param \stdClass[] $rows From Queue::oldest().
	 */
	public static function send( array $rows ): bool {
		_prime_post_caches( wp_list_pluck( $rows, 'post_id' ), true, false );
		$response = Delivery::put( array_filter( array_map( array( self::class, 'item' ), $rows ) ) );
		if ( $response->is_ok() ) {
			Queue::done( $rows );
		}
		return $response->is_ok();
	}

	/**
	 * The item to send; null when the post never belonged to the inventory.
	 *
	 * @param \stdClass $row From Queue::oldest().
	 */
	private static function item( $row ): ?array {
		$noticed_at = isset( $row->change['noticed_at'] ) ? (int) $row->change['noticed_at'] : 0;
		$post       = get_post( $row->post_id );
		if ( $post && Post_Types::includes( $post ) ) {
			return Item::of( $post, empty( $row->change['status_changed'] ) ? 0 : $noticed_at );
		}
		return isset( $row->change['last_seen'] ) ? Item::deleted( $row->change['last_seen'], $noticed_at ) : null;
	}
}
