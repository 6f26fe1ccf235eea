<?php
/**
 * Which content belongs in the inventory.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** The public post types, without the media library: a picture is not a page of content. */
final class Post_Types {

	/** WordPress's own half-made rows, which no one has written yet. */
	const HIDDEN_STATUSES = array( 'auto-draft', 'inherit' );

	/**
	 * Names such as `post`, `page`, `product`, sorted.
	 *
	 * @return string[]
	 */
	public static function names(): array {
		$names = array_diff( array_values( get_post_types( array( 'public' => true ) ) ), array( 'attachment' ) );
		/**
		 * Filters the post types whose content is synchronised.
		 *
		 * @param string[] $names Names of registered post types.
		 */
		$names = (array) apply_filters( 'igny8_bridge_post_types', array_values( $names ) );
		sort( $names );
		return $names;
	}

	/**
	 * Whether a post belongs in the inventory.
	 *
	 * @param \WP_Post $post Any post.
	 */
	public static function includes( \WP_Post $post ): bool {
		return in_array( $post->post_type, self::names(), true )
			&& ! in_array( $post->post_status, self::HIDDEN_STATUSES, true );
	}
}
