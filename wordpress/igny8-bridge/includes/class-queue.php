<?php
/**
 * The changes that wait to be sent.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/**
 * One row of the options table per post, so that two requests that save at the same time never lose each other's change,
 * and never autoloaded. The rows are written and read here alone, past the options cache, which therefore never holds
 * them.
 */
final class Queue {

	const PREFIX = 'igny8_bridge_change_';

	/**
	 * Puts changes in the queue; a later change of a post replaces the earlier one.
	 *
	 * @param array<int, array> $changes Post id => noticed_at, and last_seen when the post is gone.
	 */
	public static function add( array $changes ) {
		global $wpdb;
		foreach ( array_chunk( $changes, 100, true ) as $chunk ) {
			$values = array();
			foreach ( $chunk as $post_id => $change ) {
				// The token makes each value unique: done() must not remove a change that came while an older one was sent.
				// JSON is ASCII throughout: the table may be of the utf8 that has no emoji, and a title may have one.
				$value    = wp_json_encode( $change + array( 'token' => wp_generate_uuid4() ) );
				$values[] = $wpdb->prepare( "(%s, %s, 'no')", self::PREFIX . $post_id, $value );
			}
			$wpdb->query( // phpcs:ignore WordPress.DB -- each row of values is prepared above.
				"INSERT INTO {$wpdb->options} (option_name, option_value, autoload) VALUES " . implode( ', ', $values )
				. ' ON DUPLICATE KEY UPDATE option_value = VALUES(option_value)'
			);
		}
	}

	/**
	 * The oldest waiting changes: objects with post_id, value and change.
	 *
	 * @param int $limit How many at most.
	 * @return \stdClass[]
	 */
	public static function oldest( $limit ): array {
		global $wpdb;
		$rows = $wpdb->get_results( // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- see the class's comment.
			$wpdb->prepare(
				"SELECT option_name AS name, option_value AS value FROM {$wpdb->options}
				WHERE option_name LIKE %s ORDER BY option_id LIMIT %d",
				self::pattern(),
				$limit
			)
		);
		foreach ( $rows as $row ) {
			$row->post_id = (int) substr( $row->name, strlen( self::PREFIX ) );
			$row->change  = (array) json_decode( $row->value, true );
		}
		return $rows;
	}

	/**
	 * Takes changes out of the queue, unless the post has changed again since they were read.
	 *
	 * @param \stdClass[] $rows From oldest().
	 */
	public static function done( array $rows ) {
		global $wpdb;
		foreach ( $rows as $row ) {
			$wpdb->delete( // phpcs:ignore WordPress.DB.DirectDatabaseQuery
				$wpdb->options,
				array(
					'option_name'  => $row->name,
					'option_value' => $row->value,
				)
			);
		}
	}

	/** How many posts wait. */
	public static function count(): int {
		global $wpdb;
		return (int) $wpdb->get_var( // phpcs:ignore WordPress.DB.DirectDatabaseQuery
			$wpdb->prepare( "SELECT COUNT(*) FROM {$wpdb->options} WHERE option_name LIKE %s", self::pattern() )
		);
	}

	/**
	 * Whether a change of this post waits.
	 *
	 * @param int $post_id The post's id.
	 */
	public static function has( $post_id ): bool {
		global $wpdb;
		$sql = "SELECT COUNT(*) FROM {$wpdb->options} WHERE option_name = %s";
		return (int) $wpdb->get_var( $wpdb->prepare( $sql, self::PREFIX . (int) $post_id ) ) > 0; // phpcs:ignore WordPress.DB -- as above.
	}

	/** Forgets all of them. */
	public static function clear() {
		global $wpdb;
		$wpdb->query( // phpcs:ignore WordPress.DB.DirectDatabaseQuery
			$wpdb->prepare( "DELETE FROM {$wpdb->options} WHERE option_name LIKE %s", self::pattern() )
		);
	}

	private static function pattern(): string {
		global $wpdb;
		return $wpdb->esc_like( self::PREFIX ) . '%';
	}
}
