<?php
/**
 * A post as the API takes it.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Keys: wp_id, type, status, title, url, modified_at. */
final class Item {

	const TITLE_CHARACTERS = 500;
	const URL_CHARACTERS   = 2000;

	/** A change of status that leaves the post's own date this far behind did not touch it. */
	const UNTOUCHED_SECONDS = 30;

	/**
	 * Describes a post as it is now.
	 *
	 * @param \WP_Post $post              The post.
	 * @param int      $status_changed_at Unix seconds, 0 when it did not change.
	 */
	public static function of( \WP_Post $post, $status_changed_at = 0 ): array {
		$modified_at = self::modified( $post );
		if ( $status_changed_at - $modified_at > self::UNTOUCHED_SECONDS ) {
			$modified_at = $status_changed_at;
		}
		return array(
			'wp_id'       => $post->ID,
			'type'        => $post->post_type,
			'status'      => self::status( $post ),
			'title'       => self::title( $post ),
			'url'         => self::url( $post ),
			'modified_at' => self::iso( $modified_at ),
		);
	}

	/**
	 * Describes a post that the inventory has otherwise, whatever date that has.
	 *
	 * @param \WP_Post $post The post.
	 * @param int      $at   Unix seconds at which it was seen to be so.
	 */
	public static function as_of( \WP_Post $post, $at ): array {
		return array( 'modified_at' => self::iso( $at ) ) + self::of( $post );
	}

	/**
	 * Describes a post that is gone.
	 *
	 * @param array $last_seen  The post's item before it went.
	 * @param int   $deleted_at Unix seconds.
	 */
	public static function deleted( array $last_seen, $deleted_at ): array {
		return array(
			'status'      => 'deleted',
			'modified_at' => self::iso( $deleted_at ),
		) + $last_seen;
	}

	/** A post that asks for a password is not public like the others. */
	private static function status( \WP_Post $post ): string {
		return 'publish' === $post->post_status && '' !== $post->post_password ? 'protected' : $post->post_status;
	}

	/** The address in its plain form where another plugin leaves none, or one that no browser would take. */
	private static function url( \WP_Post $post ): string {
		$url = (string) get_permalink( $post );
		return '' === $url || strlen( $url ) > self::URL_CHARACTERS ? home_url( '/?p=' . $post->ID ) : $url;
	}

	private static function title( \WP_Post $post ): string {
		$title = html_entity_decode( self::without_tags( $post->post_title ), ENT_QUOTES, 'UTF-8' );
		return mb_substr( $title, 0, self::TITLE_CHARACTERS );
	}

	/**
	 * Takes out what is a tag. wp_strip_all_tags() would take the rest of "I <3 NYC" along.
	 *
	 * @param string $title As it is stored.
	 */
	private static function without_tags( $title ): string {
		$title = preg_replace( '#<(script|style)\b[^>]*>.*?</\1\s*>|<!--.*?-->#is', '', $title );
		return trim( preg_replace( '#</?[a-z][a-z0-9-]*(\s[^<>]*)?/?>#i', '', $title ) );
	}

	/**
	 * Unix seconds of the last change. A scheduled post goes public at its date, without being modified. Never in the
	 * future: WordPress dates a scheduled post's change at its publication, and news from the future would win over
	 * every later change.
	 *
	 * @param \WP_Post $post The post.
	 */
	private static function modified( \WP_Post $post ): int {
		$modified  = self::seconds( $post->post_modified_gmt, $post->post_modified );
		$published = 'publish' === $post->post_status ? self::seconds( $post->post_date_gmt, $post->post_date ) : 0;
		$latest    = max( $modified, $published );
		return $latest > 0 ? min( $latest, time() ) : time();
	}

	/** A draft that was never published has no date in UTC, only a local one. */
	private static function seconds( $utc, $local ): int {
		$date = '0000-00-00 00:00:00' === $utc ? get_gmt_from_date( $local ) : $utc;
		return max( 0, (int) strtotime( $date . ' UTC' ) );
	}

	private static function iso( $seconds ): string {
		return gmdate( 'Y-m-d\TH:i:s\Z', $seconds );
	}
}
