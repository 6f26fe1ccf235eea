<?php
/**
 * The newest version of this plugin, as IGNY8 serves it.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Asked without the key, and without saying which site asks. What is not as it should be counts as no release. */
final class Release {

	const PATH            = '/igny8-bridge/';
	const TIMEOUT_SECONDS = 10;

	/** @var array As the server sent it. */
	private $facts;

	/**
	 * Takes over what the server sent.
	 *
	 * @param array $facts The answer, checked.
	 */
	private function __construct( array $facts ) {
		$this->facts = $facts;
	}

	/** Asks the server; null when it does not answer as it should. */
	public static function ask(): ?self {
		$answer = wp_remote_get(
			Api::page( self::PATH ),
			array(
				'timeout'     => self::TIMEOUT_SECONDS,
				'redirection' => 0,
				'user-agent'  => Api::user_agent(),
				'headers'     => array( 'Accept' => 'application/json' ),
			)
		);
		$facts  = 200 === wp_remote_retrieve_response_code( $answer ) ? json_decode( wp_remote_retrieve_body( $answer ), true ) : null;
		return is_array( $facts ) && self::is_sound( $facts ) ? new self( $facts ) : null;
	}

	/** Whether this WordPress and this PHP can run it. */
	public function fits(): bool {
		return is_wp_version_compatible( $this->text( 'requires' ) ) && is_php_version_compatible( $this->text( 'requires_php' ) );
	}

	/**
	 * One of its facts as text; '' where there is none.
	 *
	 * @param string $name Such as `version` or `sha256`.
	 */
	public function text( $name ): string {
		return isset( $this->facts[ $name ] ) && is_string( $this->facts[ $name ] ) ? $this->facts[ $name ] : '';
	}

	/** The versions and what changed in each, as HTML. */
	public function changelog(): string {
		$html    = '';
		$entries = isset( $this->facts['changelog'] ) ? (array) $this->facts['changelog'] : array();
		foreach ( array_filter( $entries, 'is_array' ) as $entry ) {
			$changes = isset( $entry['changes'] ) ? array_filter( (array) $entry['changes'], 'is_string' ) : array();
			$version = isset( $entry['version'] ) && is_string( $entry['version'] ) ? $entry['version'] : '';
			$html   .= '<h4>' . esc_html( $version ) . '</h4><ul><li>' . implode( '</li><li>', array_map( 'esc_html', $changes ) ) . '</li></ul>';
		}
		return $html;
	}

	/** A package from anywhere else than the server that the plugin trusts with its key is none. */
	private static function is_sound( array $facts ): bool {
		$patterns = array(
			'version'      => '/^\d+(\.\d+)+([.+-][0-9A-Za-z.+-]+)?$/',
			'requires'     => '/^\d+(\.\d+)*$/',
			'requires_php' => '/^\d+(\.\d+)*$/',
			'sha256'       => '/^[0-9a-f]{64}$/',
			'package'      => '#^' . preg_quote( Api::page( '/' ), '#' ) . '[^\s]+\.zip$#',
		);
		foreach ( $patterns as $name => $pattern ) {
			if ( ! isset( $facts[ $name ] ) || ! is_string( $facts[ $name ] ) || 1 !== preg_match( $pattern, $facts[ $name ] ) ) {
				return false;
			}
		}
		return true;
	}
}
