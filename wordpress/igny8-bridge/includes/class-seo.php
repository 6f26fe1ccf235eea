<?php
/**
 * Title and description for search engines.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Written for the SEO plugin that is active, and for no other. */
final class Seo {

	/**
	 * Keeps both with the post.
	 *
	 * @param int   $post_id  The post.
	 * @param array $delivery As the API hands it out.
	 */
	public static function write( $post_id, array $delivery ) {
		foreach ( self::keys() as $keys ) {
			foreach ( array( 'seo_title', 'seo_description' ) as $place => $name ) {
				if ( ! empty( $delivery[ $name ] ) ) {
					update_post_meta( $post_id, $keys[ $place ], wp_slash( sanitize_text_field( $delivery[ $name ] ) ) );
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
