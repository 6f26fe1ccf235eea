<?php
/**
 * Updates of this plugin, in WordPress's own lists.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** WordPress asks twice a day, shows what it learns on its own pages, and installs it like any other plugin's update. */
final class Updates {

	const SLUG = 'igny8-bridge';

	const TIMEOUT_SECONDS = 300;

	/**
	 * On `update_plugins_{host}`: the newest version, unless this WordPress or PHP is too old for it.
	 *
	 * @param array|false $update What others found.
	 * @param array       $plugin The plugin's header.
	 * @param string      $file   Its file, below the folder of plugins.
	 * @return array|false
	 */
	public static function offer( $update, $plugin, $file ) {
		if ( self::file() !== $file ) {
			return $update;
		}
		$release = Release::ask();
		return $release && $release->fits() ? self::described( $release ) : false;
	}

	/**
	 * On `plugins_api`: "View details" on the pages of plugins and updates.
	 *
	 * @param object|array|false $result What others found.
	 * @param string             $action What is asked.
	 * @param object             $args   Of which plugin.
	 * @return object|array|false
	 */
	public static function details( $result, $action, $args ) {
		if ( 'plugin_information' !== $action || ! isset( $args->slug ) || self::SLUG !== $args->slug ) {
			return $result;
		}
		$release = Release::ask();
		if ( ! $release ) {
			return new \WP_Error( 'igny8_bridge_release', __( 'IGNY8 does not answer. Try again in a few minutes.', 'igny8-bridge' ) );
		}
		return (object) self::page_of( $release );
	}

	/**
	 * On `upgrader_pre_download`: nothing is unpacked that is not, byte for byte, what the release said.
	 *
	 * @param bool|string|\WP_Error $reply   False, unless others have downloaded it.
	 * @param string                $package The address of the zip.
	 * @return bool|string|\WP_Error The path of the downloaded file.
	 */
	public static function download( $reply, $package ) {
		if ( false !== $reply || ! is_string( $package ) || 0 !== strpos( $package, Api::page( '/' ) ) ) {
			return $reply;
		}
		$sha256 = self::offered_sha256( $package );
		if ( '' === $sha256 ) {
			return self::mismatch();
		}
		$file = wp_tempnam( self::SLUG . '.zip' );
		return self::checked( self::fetch( $package, $file ), $file, $sha256 );
	}

	/** The plugin's file, as WordPress lists it. */
	private static function file(): string {
		return plugin_basename( IGNY8_BRIDGE_FILE );
	}

	private static function described( Release $release ): array {
		return array(
			'slug'         => self::SLUG,
			'version'      => $release->text( 'version' ),
			'url'          => $release->text( 'homepage' ),
			'package'      => $release->text( 'package' ),
			'sha256'       => $release->text( 'sha256' ),
			'requires'     => $release->text( 'requires' ),
			'requires_php' => $release->text( 'requires_php' ),
			'tested'       => $release->text( 'tested' ),
			'icons'        => array( 'svg' => self::picture( 'icon.svg' ) ),
			'banners'      => array( 'low' => self::picture( 'banner.svg' ) ),
		);
	}

	/** From the plugin's own folder: looking at a list of plugins asks no server for a picture. */
	private static function picture( $name ): string {
		return plugins_url( 'assets/' . $name, IGNY8_BRIDGE_FILE );
	}

	private static function page_of( Release $release ): array {
		return self::described( $release ) + array(
			'name'          => $release->text( 'name' ),
			'author'        => 'IGNY8',
			'homepage'      => $release->text( 'homepage' ),
			'download_link' => $release->text( 'package' ),
			'external'      => true,
			'sections'      => array(
				'description' => wpautop( esc_html( $release->text( 'description' ) ) ),
				'changelog'   => $release->changelog(),
			),
		);
	}

	/** What was told of this package when it was offered; '' where it never was. */
	private static function offered_sha256( $package ): string {
		$known   = get_site_transient( 'update_plugins' );
		$offered = isset( $known->response[ self::file() ] ) ? (array) $known->response[ self::file() ] : array();
		if ( isset( $offered['package'], $offered['sha256'] ) && $offered['package'] === $package ) {
			return (string) $offered['sha256'];
		}
		$release = Release::ask();
		return $release && $release->text( 'package' ) === $package ? $release->text( 'sha256' ) : '';
	}

	/** Not by download_url(), which takes no server on a port of its own. */
	private static function fetch( $package, $file ) {
		return wp_remote_get(
			$package,
			array(
				'timeout'     => self::TIMEOUT_SECONDS,
				'redirection' => 0,
				'user-agent'  => Api::user_agent(),
				'stream'      => true,
				'filename'    => $file,
			)
		);
	}

	private static function checked( $answer, $file, $sha256 ) {
		if ( ! is_wp_error( $answer ) && hash_equals( $sha256, (string) hash_file( 'sha256', $file ) ) ) {
			return $file;
		}
		wp_delete_file( $file );
		return is_wp_error( $answer ) ? $answer : self::mismatch();
	}

	private static function mismatch(): \WP_Error {
		$text = __( 'The downloaded update of IGNY8 Bridge is not the file that IGNY8 announced. Nothing was installed.', 'igny8-bridge' );
		return new \WP_Error( 'igny8_bridge_checksum', $text . ' ' . __( 'Try again in a few minutes.', 'igny8-bridge' ) );
	}
}
