<?php
/**
 * Goes over all content once, in batches.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/**
 * Walks up the post ids, and keeps the last one that has arrived: whenever it is interrupted, it goes on there. Changes
 * behind it are the queue's business. When all is sent, the inventory is compared for posts that are gone (Reconcile).
 */
final class Sync {

	/** A change can be lost only if the web server is killed between a save and its end; this finds it. */
	const AGAIN_AFTER_SECONDS = WEEK_IN_SECONDS;

	/** Begins at the first post. */
	public static function restart() {
		Refused::clear();
		Options::put(
			'sync',
			array(
				'run'         => wp_generate_uuid4(),
				'phase'       => 'content',
				'last_id'     => 0,
				'cursor'      => '',
				'sent'        => 0,
				'total'       => self::count_all(),
				'post_types'  => Post_Types::names(),
				'home'        => Identity::home(),
				'permalinks'  => (string) get_option( 'permalink_structure' ),
				'finished_at' => 0,
			)
		);
	}

	/** Begins again on a site that is connected, and plans the hourly heartbeat. */
	public static function resume() {
		if ( Key::exists() ) {
			self::restart();
			Schedule::start();
		}
	}

	/** Begins again, after a change that concerns every post's address. */
	public static function restart_soon() {
		if ( Key::exists() ) {
			self::restart();
			Schedule::soon();
		}
	}

	/**
	 * On `post_updated`: a page's address is part of its children's.
	 *
	 * @param int      $post_id The post's id.
	 * @param \WP_Post $post    The post as it is.
	 * @param \WP_Post $before  The post as it was.
	 */
	public static function restart_for_children( $post_id, $post, $before ) {
		$moved = $post->post_name !== $before->post_name || $post->post_parent !== $before->post_parent;
		if ( ! $moved || ! is_post_type_hierarchical( $post->post_type ) ) {
			return;
		}
		$children = get_children(
			array(
				'post_parent' => $post_id,
				'post_type'   => $post->post_type,
				'numberposts' => 1,
				'fields'      => 'ids',
			)
		);
		if ( $children ) {
			self::restart_soon();
		}
	}

	/** On `edited_category`: its slug may be part of its posts' addresses. */
	public static function restart_for_categories() {
		if ( false !== strpos( (string) get_option( 'permalink_structure' ), '%category%' ) ) {
			self::restart_soon();
		}
	}

	/** Begins again when it is time, when a post type came or went, or when all addresses have changed behind WordPress's back. */
	public static function restart_if_due() {
		$sync = self::progress();
		$old  = $sync && $sync['finished_at'] && $sync['finished_at'] < time() - self::AGAIN_AFTER_SECONDS;
		if ( ! $sync || $old || Post_Types::names() !== $sync['post_types'] || self::has_moved( $sync ) ) {
			self::restart();
		}
	}

	/**
	 * Begins again when IGNY8 has counted more changes of the inventory than this site has made: it was restored from a
	 * backup, or a copy of it has written. At most once a day, since something else may write there too.
	 *
	 * @param Response $response An answer that says `revision`.
	 */
	public static function note_revision( Response $response ) {
		if ( ! isset( $response->data['revision'] ) ) {
			return;
		}
		$before   = Options::get( 'revision' );
		$revision = (int) $response->data['revision'];
		$is_ahead = isset( $before['seen'] ) && $revision > $before['seen'];
		$is_early = isset( $before['walked_at'] ) && $before['walked_at'] > time() - DAY_IN_SECONDS;
		if ( $is_ahead && ! $is_early ) {
			self::restart();
			$before['walked_at'] = time();
		}
		self::see_revision( $revision, $before );
	}

	/**
	 * This site has changed the inventory itself.
	 *
	 * @param Response $response An answer that says `revision`.
	 */
	public static function count_change( Response $response ) {
		if ( isset( $response->data['revision'] ) ) {
			self::see_revision( (int) $response->data['revision'], Options::get( 'revision' ) );
		}
	}

	private static function see_revision( $revision, array $before ) {
		Options::put( 'revision', array( 'seen' => $revision ) + $before );
	}

	/** By SQL or WP-CLI; a walk of an older version does not know where it was. */
	private static function has_moved( array $sync ): bool {
		return ! isset( $sync['home'], $sync['permalinks'] ) || Identity::home() !== $sync['home']
			|| get_option( 'permalink_structure' ) !== $sync['permalinks'];
	}

	/** The stored progress: run, phase, last_id, cursor, sent, total, post_types, finished_at. */
	public static function progress(): array {
		return Options::get( 'sync' );
	}

	/** Names the walk under way, also when another request has begun it. */
	public static function run_id(): string {
		$sync = Options::fresh( 'sync' );
		return isset( $sync['run'] ) ? (string) $sync['run'] : '';
	}

	/** Whether something is left to do. */
	public static function is_unfinished(): bool {
		$sync = Options::fresh( 'sync' );
		return $sync && ! $sync['finished_at'];
	}

	/** Does the next piece of work; false when the API did not take it. */
	public static function step(): bool {
		$sync = Options::fresh( 'sync' );
		return 'content' === $sync['phase'] ? self::send_batch( $sync ) : Reconcile::step( $sync );
	}

	/**
	 * Writes progress, unless the walk was restarted meanwhile.
	 *
	 * @param array $sync    The progress this step began with.
	 * @param array $changes What has changed in it.
	 */
	public static function advance( array $sync, array $changes ) {
		if ( Options::fresh( 'sync' ) === $sync ) {
			Options::put( 'sync', $changes + $sync );
		}
	}

	private static function send_batch( array $sync ): bool {
		$ids      = self::next_ids( $sync );
		$item     = static function ( $post ) {
			return $post ? Item::of( $post ) : null;
		};
		$response = Delivery::put( Posts::each( $ids, $item ) );
		Pace::learn( $response );
		if ( ! $response->is_ok() ) {
			return false;
		}
		if ( count( $ids ) < Delivery::BATCH_SIZE ) {
			self::advance( $sync, array( 'phase' => 'reconcile', 'sent' => $sync['sent'] + count( $ids ) ) );
		} else {
			self::advance( $sync, array( 'last_id' => max( $ids ), 'sent' => $sync['sent'] + count( $ids ) ) );
		}
		return true;
	}

	/** WP_Query cannot ask for ids above a number, and OFFSET would skip posts when others are deleted. */
	private static function next_ids( array $sync ): array {
		global $wpdb;
		return array_map(
			'intval',
			$wpdb->get_col( // phpcs:ignore WordPress.DB.DirectDatabaseQuery
				$wpdb->prepare(
					// phpcs:ignore WordPress.DB -- every name in the condition is escaped.
					"SELECT ID FROM {$wpdb->posts} WHERE ID > %d AND " . self::condition( $sync['post_types'] ) . ' ORDER BY ID LIMIT %d',
					$sync['last_id'],
					Delivery::BATCH_SIZE
				)
			)
		);
	}

	private static function count_all(): int {
		global $wpdb;
		$condition = self::condition( Post_Types::names() );
		return (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->posts} WHERE {$condition}" ); // phpcs:ignore WordPress.DB -- names are escaped.
	}

	private static function condition( array $post_types ): string {
		$types = 'post_type IN (' . self::quoted( $post_types ) . ')';
		if ( Choice::is_public_only() ) {
			return "$types AND post_status = 'publish'";
		}
		return "$types AND post_status NOT IN (" . self::quoted( Post_Types::HIDDEN_STATUSES ) . ')';
	}

	private static function quoted( array $texts ): string {
		return $texts ? "'" . implode( "', '", array_map( 'esc_sql', $texts ) ) . "'" : "''";
	}
}
