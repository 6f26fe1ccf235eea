<?php
/**
 * Categories, tags and other terms of a delivery.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** What the site does not have is made only where the account allows it, and left out otherwise. */
final class Terms {

	/**
	 * The terms that the post gets; those that may be made are made. A taxonomy of which none is here is left as it is.
	 *
	 * @param array $delivery As the API hands it out.
	 * @return array<string, int[]> By taxonomy.
	 */
	public static function ids( array $delivery ): array {
		$ids = array();
		foreach ( $delivery['terms'] as $taxonomy => $terms ) {
			if ( is_object_in_taxonomy( $delivery['post_type'], $taxonomy ) ) {
				foreach ( $terms as $term ) {
					$ids[ $taxonomy ][] = self::id_of( $term, $taxonomy, ! empty( $delivery['create_terms'] ) );
				}
			}
		}
		return array_filter( array_map( 'array_filter', $ids ) );
	}

	/**
	 * What is left out, in words for people.
	 *
	 * @param array $delivery As the API hands it out.
	 * @return string[]
	 */
	public static function warnings( array $delivery ): array {
		$warnings = array();
		foreach ( $delivery['terms'] as $taxonomy => $terms ) {
			if ( ! is_object_in_taxonomy( $delivery['post_type'], $taxonomy ) ) {
				/* translators: %s: a taxonomy, such as "genre". */
				$warnings[] = sprintf( __( 'Posts of this type have no "%s" here.', 'igny8-bridge' ), $taxonomy );
				continue;
			}
			foreach ( $terms as $term ) {
				if ( ! self::id_of( $term, $taxonomy, false ) ) {
					/* translators: 1: a term's slug, 2: a taxonomy, such as "category". */
					$warnings[] = sprintf( __( '"%1$s" is no %2$s of this site, so it was left out.', 'igny8-bridge' ), $term['slug'], $taxonomy );
				}
			}
		}
		return $warnings;
	}

	private static function id_of( array $term, $taxonomy, $may_create ): int {
		$known = get_term_by( 'slug', $term['slug'], $taxonomy );
		if ( $known ) {
			return $known->term_id;
		}
		if ( ! $may_create ) {
			return 0;
		}
		$name = $term['name'] ? $term['name'] : ucfirst( str_replace( '-', ' ', $term['slug'] ) );
		$made = wp_insert_term( wp_slash( $name ), $taxonomy, array( 'slug' => $term['slug'] ) );
		if ( is_wp_error( $made ) ) {
			return (int) $made->get_error_data( 'term_exists' ); // Another run made it meanwhile.
		}
		return (int) $made['term_id'];
	}
}
