<?php
/**
 * A delivery as a post.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/**
 * Exactly one post for each delivery: its GUID is written by the statement that inserts it, so whatever is killed or lost
 * afterwards, the next attempt finds it. It is a draft until everything else is done. What a person has edited since is
 * left as it is.
 */
final class Article {

	/** The deliveries that wrote the post, which revisions of them ("12:1"), and a print of the text as it was then. */
	const DELIVERY = '_igny8_delivery';
	const DONE     = '_igny8_done';
	const WRITTEN  = '_igny8_written';

	/**
	 * Makes or updates the post.
	 *
	 * @param array $delivery As the API hands it out.
	 * @return array How it ended, for the API; empty when another worker has taken over.
	 */
	public static function publish( array $delivery ): array {
		try {
			return self::end_of( $delivery );
		} catch ( Undeliverable $problem ) {
			$end = self::failed( html_entity_decode( $problem->getMessage(), ENT_QUOTES ), self::of( $delivery ) );
			return $problem instanceof Edited ? $end + array( 'edited_by_person' => true ) : $end;
		}
	}

	private static function end_of( array $delivery ): array {
		$post_id = self::find( (int) $delivery['id'] );
		if ( $post_id && self::is_done( $post_id, $delivery ) ) {
			return self::delivered( $post_id, array(), self::is_edited( $post_id ) );
		}
		$post_id = self::of( $delivery );
		self::require_untouched( $post_id );
		self::require_permission( $post_id, $delivery );
		$author  = Author::of( $delivery );
		$post_id = $post_id ? $post_id : self::begin( $delivery, $author );
		$media   = new Media( $post_id, $delivery );
		$content = $media->adopt( (string) $delivery['content'] );
		$cover   = $media->featured();
		if ( ! Lock::touch() ) {
			return array();
		}
		$terms = Terms::ids( $delivery );
		$kept  = array();
		Transaction::run(
			$post_id,
			static function () use ( $post_id, $delivery, $author, $content, $cover, $terms, &$kept ) {
				self::require_untouched( $post_id ); // Pictures take minutes, and a person may have come meanwhile.
				self::require_permission( $post_id, $delivery );
				$writing = new Writing( $post_id, $delivery );
				$writing->write( $author, $content, $cover, $terms );
				$kept = $writing->warnings();
				self::note( $post_id, $delivery );
			}
		);
		return self::delivered( $post_id, array_merge( Terms::warnings( $delivery ), $kept ), (bool) $kept );
	}

	private static function require_untouched( $post_id ) {
		if ( $post_id && self::is_edited( $post_id ) ) {
			throw new Edited( esc_html__( 'Somebody has edited this post in WordPress since, so it was left as it is.', 'igny8-bridge' ) );
		}
	}

	/** An update of what is public publishes. Only this site knows what is public at this moment. */
	private static function require_permission( $post_id, array $delivery ) {
		$may = ! isset( $delivery['may_publish'] ) || $delivery['may_publish'];
		$is  = 'draft' !== $delivery['post_status'] || in_array( $post_id ? get_post_status( $post_id ) : '', array( 'publish', 'future' ), true );
		if ( $is && ! $may ) {
			$reason = __( 'This post is public, and your IGNY8 plan does not include automatic publishing. It was left as it is.', 'igny8-bridge' );
			throw new Undeliverable( esc_html( $reason ) );
		}
	}

	/** That it is whole, by this delivery. */
	private static function note( $post_id, array $delivery ) {
		if ( ! in_array( (string) $delivery['id'], get_post_meta( $post_id, self::DELIVERY ), true ) ) {
			add_post_meta( $post_id, self::DELIVERY, (string) $delivery['id'] );
		}
		add_post_meta( $post_id, self::DONE, self::version_of( $delivery ) );
	}

	/** The post that a delivery is about: its own, or the one that it updates; 0 when there is none. */
	private static function of( array $delivery ): int {
		$own = self::find( (int) $delivery['id'] );
		return $own ? $own : self::find( (int) $delivery['updates_delivery_id'] );
	}

	/**
	 * The post of a delivery; 0 when there is none. Also one that is in the trash: a person put it there.
	 *
	 * @param int $delivery_id The delivery's id.
	 */
	private static function find( $delivery_id ): int {
		global $wpdb;
		if ( ! $delivery_id ) {
			return 0;
		}
		$by_meta = $wpdb->get_var( // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- past the cache: another process may have made it.
			$wpdb->prepare(
				"SELECT post_id FROM {$wpdb->postmeta} WHERE meta_key = %s AND meta_value = %s ORDER BY meta_id LIMIT 1",
				self::DELIVERY,
				(string) $delivery_id
			)
		);
		if ( $by_meta && get_post( $by_meta ) ) {
			return (int) $by_meta;
		}
		return (int) $wpdb->get_var( // phpcs:ignore WordPress.DB.DirectDatabaseQuery
			$wpdb->prepare( "SELECT ID FROM {$wpdb->posts} WHERE guid = %s LIMIT 1", self::guid( $delivery_id ) )
		);
	}

	private static function guid( $delivery_id ): string {
		return 'urn:igny8:delivery:' . (int) $delivery_id;
	}

	private static function is_done( $post_id, array $delivery ): bool {
		return in_array( self::version_of( $delivery ), get_post_meta( $post_id, self::DONE ), true );
	}

	private static function version_of( array $delivery ): string {
		return (int) $delivery['id'] . ':' . (int) $delivery['revision'];
	}

	/** Its text differs from what was written last. A new status alone is no edit: publishing a draft is what it is for. */
	private static function is_edited( $post_id ): bool {
		clean_post_cache( $post_id );
		$written = get_post_meta( $post_id, self::WRITTEN );
		if ( 'trash' === get_post_status( $post_id ) ) {
			return true;
		}
		$post = get_post( $post_id, ARRAY_A );
		return $written ? ! in_array( self::print_of( $post ), $written, true ) : '' !== trim( $post['post_content'] );
	}

	/**
	 * What tells one text from another.
	 *
	 * @param array $post Title, content and excerpt, as a row of the posts.
	 */
	public static function print_of( array $post ): string {
		return md5( $post['post_title'] . "\n" . $post['post_content'] . "\n" . $post['post_excerpt'] );
	}

	/** One statement makes the draft and its GUID. Its text follows when the pictures are there. */
	private static function begin( array $delivery, $author ): int {
		$post_id = wp_insert_post(
			wp_slash(
				array(
					'guid'        => self::guid( $delivery['id'] ),
					'post_type'   => $delivery['post_type'],
					'post_status' => 'draft',
					'post_author' => $author,
					'post_title'  => Text::escape( $delivery['title'] ),
				)
			),
			true
		);
		if ( is_wp_error( $post_id ) ) {
			throw new Undeliverable( esc_html( $post_id->get_error_message() ) );
		}
		add_post_meta( $post_id, self::WRITTEN, self::print_of( get_post( $post_id, ARRAY_A ) ) );
		( new Fields( $post_id ) )->claim();
		return $post_id;
	}

	private static function delivered( $post_id, array $warnings, $edited ): array {
		return array(
			'status'           => 'delivered',
			'post_id'          => $post_id,
			'permalink'        => get_permalink( $post_id ),
			'warnings'         => $warnings,
			'edited_by_person' => $edited,
		);
	}

	private static function failed( $reason, $post_id ): array {
		$end = array(
			'status' => 'failed',
			'reason' => $reason,
		);
		return $post_id ? $end + array( 'post_id' => $post_id ) : $end;
	}
}
