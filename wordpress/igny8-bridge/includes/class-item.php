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

	/**
	 * Describes a post as it is now.
	 *
	 * @param \WP_Post $post       The post.
	 * @param int      $noticed_at Unix seconds of the change, 0 when there was none.
	 */
	public static function of( \WP_Post $post, $noticed_at = 0 ): array {
		return array(
			'wp_id'       => $post->ID,
			'type'        => $post->post_type,
			'status'      => $post->post_status,
			'title'       => self::title( $post ),
			'url'         => (string) get_permalink( $post ),
			'modified_at' => self::iso( max( self::modified( $post ), $noticed_at ) ),
		);
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

	private static function title( \WP_Post $post ): string {
		$title = html_entity_decode( wp_strip_all_tags( $post->post_title ), ENT_QUOTES, 'UTF-8' );
		return mb_substr( $title, 0, self::TITLE_CHARACTERS );
	}

	/**
	 * Unix seconds of the last change, never in the future: WordPress dates a scheduled post's change at its
	 * publication, and news from the future would win over every later change.
	 *
	 * @param \WP_Post $post The post.
	 */
	private static function modified( \WP_Post $post ): int {
		foreach ( array( $post->post_modified_gmt, get_gmt_from_date( $post->post_modified ), $post->post_date_gmt ) as $date ) {
			$seconds = '0000-00-00 00:00:00' === $date ? 0 : (int) strtotime( $date . ' UTC' );
			if ( $seconds > 0 ) {
				return min( $seconds, time() );
			}
		}
		return time();
	}

	private static function iso( $seconds ): string {
		return gmdate( 'Y-m-d\TH:i:s\Z', $seconds );
	}
}
