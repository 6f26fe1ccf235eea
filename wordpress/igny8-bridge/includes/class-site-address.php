<?php
/**
 * Whether the key is for this site.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** A key of another site works, and fills that site's inventory with this one's posts: the likeliest slip of all. */
final class Site_Address {

	/** On the settings page, while the addresses differ. */
	public static function show_warning() {
		$theirs = self::told_by_the_api();
		if ( '' === $theirs || self::is_same( $theirs, self::own() ) ) {
			return;
		}
		?>
		<div class="notice notice-warning inline igny8-bridge-address">
			<p>
				<strong><?php esc_html_e( 'This key is for another address.', 'igny8-bridge' ); ?></strong>
				<?php echo esc_html( self::explain( $theirs ) ); ?>
			</p>
			<p>
				<?php esc_html_e( 'If that is not what you want, disconnect, and connect with the key of this site.', 'igny8-bridge' ); ?>
			</p>
		</div>
		<?php
	}

	/**
	 * Whether two addresses mean the same site: http or https, with or without www and a slash at the end.
	 *
	 * @param string $one   An address.
	 * @param string $other Another.
	 */
	public static function is_same( $one, $other ): bool {
		return self::bare( $one ) === self::bare( $other );
	}

	private static function explain( $theirs ): string {
		/* translators: 1: the address IGNY8 knows, 2: the address of this WordPress. */
		$text = __( 'At IGNY8 it belongs to %1$s, but this WordPress is %2$s. Its content is listed there all the same.', 'igny8-bridge' );
		return sprintf( $text, untrailingslashit( $theirs ), untrailingslashit( self::own() ) );
	}

	private static function told_by_the_api(): string {
		$account = Connection::account();
		return isset( $account['site']['url'] ) ? (string) $account['site']['url'] : '';
	}

	private static function own(): string {
		return Identity::home();
	}

	/** Upper and lower case are the same in a host, and not in a path. */
	private static function bare( $address ): string {
		$parts = wp_parse_url( trim( $address ) );
		if ( ! is_array( $parts ) || empty( $parts['host'] ) ) {
			return trim( $address );
		}
		$port = isset( $parts['port'] ) && ! in_array( $parts['port'], array( 80, 443 ), true ) ? ':' . $parts['port'] : '';
		$path = isset( $parts['path'] ) ? untrailingslashit( preg_replace( '#/{2,}#', '/', $parts['path'] ) ) : '';
		return preg_replace( '#^www\.(?=.*\.)#', '', self::ascii( $parts['host'] ) ) . $port . $path;
	}

	/** An international name as browsers send it: xn--... */
	private static function ascii( $host ): string {
		$host = rtrim( function_exists( 'mb_strtolower' ) ? mb_strtolower( $host, 'UTF-8' ) : strtolower( $host ), '.' );
		if ( ! preg_match( '/[^\x20-\x7e]/', $host ) ) {
			return $host;
		}
		$encoder = class_exists( '\WpOrg\Requests\IdnaEncoder' ) ? '\WpOrg\Requests\IdnaEncoder' : '\Requests_IDNAEncoder'; // Since 6.2.
		try {
			return (string) call_user_func( array( $encoder, 'encode' ), $host );
		} catch ( \Exception $unknown ) {
			return $host;
		}
	}
}
