<?php
/**
 * Which WordPress this is, and whether it still is the one that was connected.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/**
 * A copy of a site has the original's key in its database. It must not speak for the original: where the address or the
 * kind of environment is another than at connecting, nothing is sent until somebody has said what this is.
 *
 * Nothing is remembered of a difference: behind a proxy whose host changes, a request at the connected address works on.
 */
final class Identity {

	/** The reasons to ask. */
	const ADDRESS     = 'address';
	const ENVIRONMENT = 'environment';

	/** Kinds of environment that are no site of their own, unless somebody connects them as one. */
	const ASIDE = array( 'staging', 'development', 'local' );

	/** This site's address; home_url() would differ between http and https requests. */
	public static function home(): string {
		return trailingslashit( (string) get_option( 'home' ) );
	}

	/** The address at which this site was connected. */
	public static function bound_home(): string {
		$install = self::install();
		return isset( $install['home'] ) ? (string) $install['home'] : '';
	}

	/** Why this may not be the WordPress that was connected: one of the reasons, or '' when it is. */
	public static function doubt(): string {
		$install = self::install();
		if ( ! isset( $install['home'] ) ) {
			return '';
		}
		$doubt = '';
		if ( ! Site_Address::is_same( (string) $install['home'], self::home() ) ) {
			$doubt = self::ADDRESS;
		} elseif ( self::is_aside() && wp_get_environment_type() !== $install['environment'] ) {
			$doubt = self::ENVIRONMENT;
		}
		return '' !== $doubt && Key::exists() ? $doubt : ''; // The key last: it takes a query.
	}

	/** The key was exchanged, and not by this site: a copy of it holds the new one. */
	public static function note_other_holder() {
		Options::put( 'install', array( 'held_elsewhere' => time() ) + self::install() );
	}

	/** Whether another WordPress has exchanged the key. A new connection forgets that. */
	public static function is_held_elsewhere(): bool {
		return ! empty( self::install()['held_elsewhere'] );
	}

	/** What each request says of its sender. */
	public static function told(): array {
		$install = self::install();
		return array(
			'install_id' => isset( $install['id'] ) ? (string) $install['id'] : '',
			'site_url'   => self::home(),
		);
	}

	/** On connecting, and when somebody says that the site has moved. A site that connects again keeps its id. */
	public static function bind() {
		$install = Options::get( 'install' );
		$is_kept = isset( $install['home'] ) && Site_Address::is_same( (string) $install['home'], self::home() );
		self::keep( $is_kept ? (string) $install['id'] : wp_generate_uuid4(), self::home() );
	}

	/** The site has moved, or is used where it was not: the id stays, since it is the same site. */
	public static function move() {
		$install = self::install();
		self::keep( isset( $install['id'] ) ? (string) $install['id'] : wp_generate_uuid4(), self::home() );
	}

	/** Whether this is a copy to try things on. */
	public static function is_aside(): bool {
		return in_array( wp_get_environment_type(), self::ASIDE, true );
	}

	/** A site that an older version connected was the one that it last told of. */
	private static function install(): array {
		$install = Options::get( 'install' );
		if ( ! $install && ( Options::get( 'beat' ) || Key::is_configured() ) && Key::exists() ) {
			$beat = Options::get( 'beat' );
			$home = isset( $beat['versions']['site_url'] ) ? (string) $beat['versions']['site_url'] : self::home();
			self::keep( wp_generate_uuid4(), $home );
			$install = Options::get( 'install' );
		}
		return $install;
	}

	private static function keep( $id, $home ) {
		Options::put(
			'install',
			array(
				'id'          => $id,
				'home'        => $home,
				'environment' => wp_get_environment_type(),
			)
		);
	}
}
