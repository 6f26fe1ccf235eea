<?php
/**
 * The icon of this site, for the list of sites at IGNY8.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** What Settings > General (or the Customizer) calls the site icon. */
final class Site_Icon {

	/** As the API takes them. */
	const MOST_BYTES = 8192;
	const TYPES      = array( 'image/png', 'image/jpeg', 'image/gif', 'image/webp' );

	/** The best first. The three of their own are made when an icon is cropped. */
	const SIZES = array( 'site_icon-192', 'site_icon-180', 'thumbnail', 'site_icon-32' );

	/** In base64; null where there is none that is small enough, or its file is elsewhere. */
	public static function picture(): ?string {
		$id = (int) get_option( 'site_icon' );
		if ( 0 === $id ) {
			return null;
		}
		foreach ( self::SIZES as $size ) {
			$file = self::file( $id, $size );
			if ( self::fits( $file ) ) {
				return self::read( $file );
			}
		}
		return null;
	}

	/** Its path; '' where the picture has no such size. */
	private static function file( $id, $size ): string {
		$sized = image_get_intermediate_size( $id, $size );
		return empty( $sized['path'] ) ? '' : path_join( wp_get_upload_dir()['basedir'], $sized['path'] );
	}

	private static function fits( $file ): bool {
		return '' !== $file && is_readable( $file ) && filesize( $file ) <= self::MOST_BYTES
			&& in_array( wp_get_image_mime( $file ), self::TYPES, true );
	}

	private static function read( $file ): ?string {
		try {
			$bytes = ( new \SplFileObject( $file, 'rb' ) )->fread( self::MOST_BYTES );
		} catch ( \RuntimeException $gone ) {
			return null;
		}
		return $bytes ? base64_encode( $bytes ) : null;
	}
}
