<?php
/**
 * The buttons of the settings page.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Each is a POST to admin-post.php, with a nonce of its own, and returns to the page with a message. */
final class Actions {

	/** Each name is a method here and a hook `admin_post_igny8_bridge_<name>`. */
	const NAMES = array( 'begin', 'returned', 'connect', 'confirm', 'discard', 'moved', 'copy', 'check', 'synchronise', 'choose', 'disconnect' );

	/** Leads to IGNY8, where somebody confirms. */
	public static function begin() {
		self::authorize( 'begin' );
		wp_redirect( Handshake::begin() ); // phpcs:ignore WordPress.Security.SafeRedirect -- to the one server that the plugin talks to.
		exit;
	}

	/** Comes back from there, by a link: what protects it is the state, not a nonce. */
	public static function returned() {
		self::require_capability();
		// phpcs:ignore WordPress.Security -- both are compared or sent as they are, never printed.
		list( $state, $code ) = array( self::text_of( $_GET, 'state' ), self::text_of( $_GET, 'code' ) );
		$response             = Handshake::finish( $state, $code );
		if ( 'handshake_over' === $response->code ) {
			self::leave( 'error', __( 'That took too long, or was begun elsewhere. Choose Connect once more.', 'igny8-bridge' ) );
		}
		if ( 'invalid_token' === $response->code ) {
			self::leave( 'error', __( 'The confirmation has expired. Choose Connect once more.', 'igny8-bridge' ) );
		}
		self::tell( $response );
	}

	/** Connects with the pasted key. */
	public static function connect() {
		self::authorize( 'connect' );
		// phpcs:ignore WordPress.Security -- the nonce is checked above; a key is compared whole with its pattern, never altered.
		$secret = self::text_of( $_POST, 'igny8_key' );
		if ( ! Key::is_plausible( $secret ) ) {
			self::leave( 'error', __( 'That is not an IGNY8 API key. A key begins with igny8_; copy it whole.', 'igny8-bridge' ) );
		}
		$response = Connection::ask( $secret );
		$theirs   = $response->is_ok() ? Connection::other_address( $response ) : '';
		if ( '' !== $theirs ) {
			Pending_Key::keep( $secret, $theirs );
			self::leave_silently(); // The page asks.
		}
		self::connect_with( $secret, $response );
	}

	/** The key is of another address, and meant. */
	public static function confirm() {
		self::authorize( 'confirm' );
		$secret = Pending_Key::secret();
		Pending_Key::forget();
		if ( '' === $secret ) {
			self::leave( 'error', __( 'That was a while ago. Paste the key once more.', 'igny8-bridge' ) );
		}
		self::connect_with( $secret, Connection::ask( $secret ) );
	}

	/** The key was a slip. */
	public static function discard() {
		self::authorize( 'discard' );
		Pending_Key::forget();
		self::leave_silently();
	}

	/** This is the site itself, at a new address. */
	public static function moved() {
		self::authorize( 'moved' );
		self::require_key();
		Connection::move();
		if ( Pause::halt() ) {
			self::leave_silently();
		}
		self::leave( 'success', __( 'Connected at the new address. Everything is sent again.', 'igny8-bridge' ) );
	}

	/** This is a copy: the key goes, and IGNY8 is not told, since the original goes on with it. */
	public static function copy() {
		self::authorize( 'copy' );
		if ( Key::is_configured() ) {
			self::leave( 'error', __( 'Remove IGNY8_KEY from the configuration of this copy: the key is set there.', 'igny8-bridge' ) );
		}
		Connection::forget();
		self::leave( 'success', __( 'The key is removed from this copy. The original stays connected.', 'igny8-bridge' ) );
	}

	/** Asks the API again, now, unless the API itself has asked to wait. */
	public static function check() {
		self::authorize( 'check' );
		self::require_key();
		if ( Pause::throttled_seconds() > 0 ) {
			self::leave( 'warning', Failure::asks_to_wait( Pause::throttled_seconds() ) );
		}
		$response = Connection::check();
		if ( $response->is_ok() ) {
			Heartbeat::send();
		}
		Schedule::start();
		if ( Pause::halt() ) {
			self::leave_silently(); // The notice to administrators says it already.
		}
		if ( $response->is_ok() ) {
			self::leave( 'success', __( 'The connection works.', 'igny8-bridge' ) );
		}
		self::leave( 'error', Failure::explain( $response ) );
	}

	/** Begins at the first post again. */
	public static function synchronise() {
		self::authorize( 'synchronise' );
		self::require_key();
		Sync::restart();
		Schedule::start();
		self::leave( 'success', __( 'Everything will be sent again.', 'igny8-bridge' ) );
	}

	/** Keeps what is ticked. */
	public static function choose() {
		self::authorize( 'choose' );
		// phpcs:ignore WordPress.Security -- the nonce is checked above; names that are no post types are left out.
		$types = isset( $_POST['igny8_types'] ) ? array_map( 'sanitize_key', (array) wp_unslash( $_POST['igny8_types'] ) ) : array();
		// phpcs:ignore WordPress.Security
		Choice::keep( $types, ! empty( $_POST['igny8_public_only'] ), ! empty( $_POST['igny8_widget'] ) );
		self::leave( 'success', __( 'Saved.', 'igny8-bridge' ) );
	}

	/** Removes the key. */
	public static function disconnect() {
		self::authorize( 'disconnect' );
		Connection::disconnect();
		self::leave( 'success', __( 'Disconnected. WordPress has forgotten the key, and it no longer works.', 'igny8-bridge' ) );
	}

	/**
	 * Prints a form that is one button.
	 *
	 * @param string $name  One of NAMES.
	 * @param string $label Its label.
	 * @param string $type  As submit_button() takes it.
	 */
	public static function show_button( $name, $label, $type ) {
		?>
		<form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>" data-igny8="<?php echo esc_attr( $name ); ?>">
			<?php
			self::show_fields( $name );
			submit_button( $label, $type, 'submit', false, array( 'id' => 'igny8-bridge-' . $name ) );
			?>
		</form>
		<?php
	}

	/**
	 * Prints the hidden fields of a form.
	 *
	 * @param string $name One of NAMES.
	 */
	public static function show_fields( $name ) {
		echo '<input type="hidden" name="action" value="' . esc_attr( 'igny8_bridge_' . $name ) . '">';
		wp_nonce_field( 'igny8_bridge_' . $name, '_wpnonce', false );
	}

	/** Connects, and says how that went. */
	private static function connect_with( $secret, Response $asked ) {
		self::tell( $asked->is_ok() ? Connection::connect( $secret ) : $asked );
	}

	private static function tell( Response $response ) {
		if ( $response->is_ok() ) {
			self::leave( 'success', __( 'Connected. Your content is on its way to IGNY8.', 'igny8-bridge' ) );
		}
		self::leave( 'error', Failure::explain( $response ) );
	}

	private static function authorize( $name ) {
		self::require_capability();
		check_admin_referer( 'igny8_bridge_' . $name );
	}

	private static function require_capability() {
		if ( ! current_user_can( Settings_Page::CAPABILITY ) ) {
			wp_die( esc_html__( 'You are not allowed to change the connection to IGNY8.', 'igny8-bridge' ), '', array( 'response' => 403 ) );
		}
	}

	private static function text_of( array $sent, $name ): string {
		return isset( $sent[ $name ] ) && is_string( $sent[ $name ] ) ? trim( wp_unslash( $sent[ $name ] ) ) : '';
	}

	/** The page was open while somebody disconnected. */
	private static function require_key() {
		if ( ! Key::exists() ) {
			self::leave( 'error', __( 'This site is no longer connected. Choose Connect, or paste a key.', 'igny8-bridge' ) );
		}
	}

	/** WordPress shows the stored message on the settings page automatically. */
	private static function leave( $type, $message ) {
		add_settings_error( Settings_Page::SLUG, 'igny8_bridge', $message, $type );
		set_transient( 'settings_errors', get_settings_errors(), 30 );
		self::leave_silently();
	}

	private static function leave_silently() {
		// Its own page: wp_safe_redirect() would refuse it where wp-admin has another host than the site.
		wp_redirect( add_query_arg( 'settings-updated', 'true', Settings_Page::url() ) ); // phpcs:ignore WordPress.Security.SafeRedirect
		exit;
	}
}
