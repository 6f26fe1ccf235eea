<?php
/**
 * Title and description for search engines.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Read and written for the SEO plugins that are active, and for no other. */
final class Seo {

	const FIELDS = array( 'seo_title', 'seo_description' );

	/**
	 * What a delivery would write; what it leaves out stays as it is.
	 *
	 * @param array $delivery As the API hands it out.
	 * @return array<string, string> By the field's name.
	 */
	public static function wanted( array $delivery ): array {
		$wanted = array();
		foreach ( self::keys() ? self::FIELDS : array() as $name ) {
			if ( ! empty( $delivery[ $name ] ) ) {
				$wanted[ $name ] = Text::untagged( $delivery[ $name ] );
			}
		}
		return $wanted;
	}

	/**
	 * What is there: of several active plugins, the first that differs from another is what a person has set.
	 *
	 * @param int $post_id The post.
	 * @return array<string, string> By the field's name; nothing without such a plugin.
	 */
	public static function read( $post_id ): array {
		$found = array();
		foreach ( self::keys() as $keys ) {
			foreach ( self::FIELDS as $place => $name ) {
				$found[ $name ][] = (string) get_post_meta( $post_id, $keys[ $place ], true );
			}
		}
		return array_map(
			static function ( $texts ) {
				return implode( "\n", array_unique( $texts ) );
			},
			$found
		);
	}

	/**
	 * Keeps them with the post.
	 *
	 * @param int                   $post_id The post.
	 * @param array<string, string> $texts   By the field's name.
	 */
	public static function write( $post_id, array $texts ) {
		foreach ( self::keys() as $keys ) {
			foreach ( self::FIELDS as $place => $name ) {
				if ( isset( $texts[ $name ] ) ) {
					update_post_meta( $post_id, $keys[ $place ], wp_slash( $texts[ $name ] ) );
				}
			}
		}
	}

	private static function keys(): array {
		$keys = array();
		if ( defined( 'WPSEO_VERSION' ) ) {
			$keys[] = array( '_yoast_wpseo_title', '_yoast_wpseo_metadesc' );
		}
		if ( class_exists( 'RankMath' ) ) {
			$keys[] = array( 'rank_math_title', 'rank_math_description' );
		}
		if ( defined( 'SEOPRESS_VERSION' ) ) {
			$keys[] = array( '_seopress_titles_title', '_seopress_titles_desc' );
		}
		return $keys;
	}
}
