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
			return self::failed( html_entity_decode( $problem->getMessage(), ENT_QUOTES ), self::find( (int) $delivery['id'] ) );
		}
	}

	private static function end_of( array $delivery ): array {
		$post_id = self::find( (int) $delivery['id'] );
		if ( $post_id && self::is_done( $post_id, $delivery ) ) {
			return self::delivered( $post_id, array(), self::is_edited( $post_id ) );
		}
		$post_id = $post_id ? $post_id : self::find( (int) $delivery['updates_delivery_id'] );
		if ( $post_id && self::is_edited( $post_id ) ) {
			$reason = __( 'Somebody has edited this post in WordPress since, so it was left as it is.', 'igny8-bridge' );
			return array( 'edited_by_person' => true ) + self::failed( $reason, $post_id );
		}
		$author  = Author::of( $delivery );
		$post_id = $post_id ? $post_id : self::begin( $delivery, $author );
		$media   = new Media( $post_id, $delivery );
		$content = $media->adopt( (string) $delivery['content'] );
		$cover   = $media->featured();
		if ( ! Lock::touch() ) {
			return array();
		}
		$warnings = Terms::set( $post_id, $delivery );
		self::write( $post_id, $delivery, $author, $content, $cover );
		return self::delivered( $post_id, $warnings, false );
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
		return $written && ! in_array( self::print_of( get_post( $post_id, ARRAY_A ) ), $written, true );
	}

	private static function print_of( array $post ): string {
		return md5( $post['post_title'] . "\n" . $post['post_content'] . "\n" . $post['post_excerpt'] );
	}

	/** Before the text is there, since a kill in between must not look like a person's edit; the older one is forgotten after it. */
	private static function update( $post_id, array $fields ) {
		$print = '';
		$keep  = static function ( $data ) use ( $post_id, &$print ) {
			$print = self::print_of( wp_unslash( $data ) );
			add_post_meta( $post_id, self::WRITTEN, $print );
			return $data;
		};
		add_filter( 'wp_insert_post_data', $keep, PHP_INT_MAX );
		$written = wp_update_post( wp_slash( $fields ), true );
		remove_filter( 'wp_insert_post_data', $keep, PHP_INT_MAX );
		if ( is_wp_error( $written ) ) {
			throw new Undeliverable( esc_html( $written->get_error_message() ) );
		}
		delete_post_meta( $post_id, self::WRITTEN );
		add_post_meta( $post_id, self::WRITTEN, $print );
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
					'post_title'  => wp_strip_all_tags( $delivery['title'] ),
				)
			),
			true
		);
		if ( is_wp_error( $post_id ) ) {
			throw new Undeliverable( esc_html( $post_id->get_error_message() ) );
		}
		return $post_id;
	}

	private static function write( $post_id, array $delivery, $author, $content, $cover ) {
		$before = get_post( $post_id );
		$fields = array(
			'ID'           => $post_id,
			'post_title'   => wp_strip_all_tags( $delivery['title'] ),
			'post_content' => wp_kses_post( Blocks::of( $content, $delivery['post_type'] ) ),
			'post_excerpt' => wp_kses_post( $delivery['excerpt'] ),
			'post_author'  => $author,
		) + self::timing( $delivery, $before );
		if ( ! empty( $delivery['slug'] ) ) {
			$fields['post_name'] = $delivery['slug'];
		}
		Seo::write( $post_id, $delivery );
		if ( $cover ) {
			set_post_thumbnail( $post_id, $cover );
		}
		self::update( $post_id, $fields );
		if ( ! in_array( (string) $delivery['id'], get_post_meta( $post_id, self::DELIVERY ), true ) ) {
			add_post_meta( $post_id, self::DELIVERY, (string) $delivery['id'] );
		}
		add_post_meta( $post_id, self::DONE, self::version_of( $delivery ) );
	}

	/** What is public already does not become a draft because its text is replaced. */
	private static function timing( array $delivery, $before ): array {
		if ( in_array( $before->post_status, array( 'publish', 'private' ), true ) ) {
			return array();
		}
		if ( 'future' !== $delivery['post_status'] ) {
			return array( 'post_status' => $delivery['post_status'] );
		}
		$gmt = gmdate( 'Y-m-d H:i:s', strtotime( $delivery['publish_at'] ) );
		return array(
			'post_status'   => 'future',
			'post_date_gmt' => $gmt,
			'post_date'     => get_date_from_gmt( $gmt ),
			'edit_date'     => true,
		);
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
