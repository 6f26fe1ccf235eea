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
		$by_id    = array_column( $rows, null, 'post_id' );
		$items    = Posts::each(
			array_keys( $by_id ),
			static function ( $post, $id ) use ( $by_id ) {
				return self::item( $by_id[ $id ], $post );
			}
		);
		$response = Delivery::put( $items );
		if ( $response->is_ok() ) {
			Queue::done( $rows );
		}
		return $response->is_ok();
	}

	/**
	 * The item to send; null when the post never belonged to the inventory.
	 *
	 * @param \stdClass     $row  From Queue::oldest().
	 * @param \WP_Post|null $post The post as it is now.
	 */
	private static function item( $row, $post ): ?array {
		$noticed_at = isset( $row->change['noticed_at'] ) ? (int) $row->change['noticed_at'] : 0;
		if ( $post && Post_Types::includes( $post ) && ! empty( $row->change['differs'] ) ) {
			return Item::as_of( $post, $noticed_at );
		}
		if ( $post && Post_Types::includes( $post ) ) {
			return Item::of( $post, empty( $row->change['status_changed'] ) ? 0 : $noticed_at );
		}
		return isset( $row->change['last_seen'] ) ? Item::deleted( $row->change['last_seen'], $noticed_at ) : null;
	}
}
