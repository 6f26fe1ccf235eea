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
		$names = array_diff( self::all(), Choice::left_out() );
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
	 * All that could be sent, before anybody has chosen.
	 *
	 * @return string[]
	 */
	public static function all(): array {
		$names = array_values( array_diff( array_values( get_post_types( array( 'public' => true ) ) ), array( 'attachment' ) ) );
		sort( $names );
		return $names;
	}

	/**
	 * What people call a type.
	 *
	 * @param string $name Its name.
	 */
	public static function label( $name ): string {
		$type = get_post_type_object( $name );
		return $type ? $type->labels->name : $name;
	}

	/**
	 * Whether posts of a type belong in the inventory.
	 *
	 * @param string $name The type's name.
	 */
	public static function includes_type( $name ): bool {
		return in_array( $name, self::names(), true );
	}

	/**
	 * Whether a post belongs in the inventory.
	 *
	 * @param \WP_Post $post Any post.
	 */
	public static function includes( \WP_Post $post ): bool {
		return self::includes_type( $post->post_type )
			&& ! in_array( $post->post_status, self::HIDDEN_STATUSES, true )
			&& ( 'publish' === $post->post_status || ! Choice::is_public_only() );
	}
}
