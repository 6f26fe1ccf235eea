<?php
/**
 * Whose post it becomes.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** A delivery does what its author could do in wp-admin, and no more. */
final class Author {

	/**
	 * The author's user id.
	 *
	 * @param array $delivery As the API hands it out.
	 * @throws Undeliverable When there is no such person, or they may not do it.
	 */
	public static function of( array $delivery ): int {
		$type = get_post_type_object( $delivery['post_type'] );
		if ( ! $type || in_array( $delivery['post_type'], array( 'attachment', 'revision', 'nav_menu_item' ), true ) ) {
			/* translators: %s: a post type, such as "recipe". */
			$problem = __( 'This site has no post type "%s".', 'igny8-bridge' );
			throw new Undeliverable( esc_html( sprintf( $problem, $delivery['post_type'] ) ) );
		}
		$user = self::find( (string) $delivery['author'] );
		$may  = 'draft' === $delivery['post_status'] ? $type->cap->edit_posts : $type->cap->publish_posts;
		if ( ! user_can( $user, $may ) ) {
			/* translators: %s: a user's login. */
			$problem = __( 'The author "%s" may not do that in WordPress.', 'igny8-bridge' );
			throw new Undeliverable( esc_html( sprintf( $problem, $user->user_login ) ) );
		}
		return $user->ID;
	}

	private static function find( $name ): \WP_User {
		if ( '' === $name ) {
			$first = get_users(
				array(
					'role'    => 'administrator',
					'orderby' => 'ID',
					'number'  => 1,
				)
			);
			$user  = reset( $first );
		} else {
			$user = is_email( $name ) ? get_user_by( 'email', $name ) : get_user_by( 'login', $name );
		}
		if ( ! $user ) {
			/* translators: %s: a login or an email address. */
			throw new Undeliverable( esc_html( sprintf( __( 'This site has no user "%s".', 'igny8-bridge' ), $name ) ) );
		}
		return $user;
	}
}
