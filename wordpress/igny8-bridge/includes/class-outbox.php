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
		$ids      = wp_list_pluck( $rows, 'post_id' );
		$posts    = Posts::read( $ids );
		$response = Delivery::put( array_filter( array_map( array( self::class, 'item' ), $rows, self::beside( $rows, $posts ) ) ) );
		Posts::forget( $ids );
		if ( $response->is_ok() ) {
			Queue::done( $rows );
		}
		return $response->is_ok();
	}

	/** The post of each row, null where there is none. */
	private static function beside( array $rows, array $posts ): array {
		return array_map(
			static function ( $row ) use ( $posts ) {
				return isset( $posts[ $row->post_id ] ) ? $posts[ $row->post_id ] : null;
			},
			$rows
		);
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
