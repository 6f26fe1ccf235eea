<?php
/**
 * Settings > IGNY8.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Connected, it shows the status; otherwise, the form for the key. */
final class Settings_Page {

	const SLUG       = 'igny8-bridge';
	const CAPABILITY = 'manage_options';

	/** On `admin_menu`. */
	public static function add() {
		$hook = add_options_page(
			__( 'IGNY8 Bridge', 'igny8-bridge' ),
			__( 'IGNY8', 'igny8-bridge' ),
			self::CAPABILITY,
			self::SLUG,
			array( self::class, 'show' )
		);
		if ( $hook ) {
			add_action( 'admin_print_styles-' . $hook, array( self::class, 'enqueue' ) );
		}
	}

	/**
	 * Adds "Settings" to the plugin's row.
	 *
	 * @param string[] $links The row's links.
	 */
	public static function add_link( $links ): array {
		$link = sprintf( '<a href="%s">%s</a>', esc_url( self::url() ), esc_html__( 'Settings', 'igny8-bridge' ) );
		return array_merge( array( 'settings' => $link ), (array) $links );
	}

	/** The page's address. */
	public static function url(): string {
		return admin_url( 'options-general.php?page=' . self::SLUG );
	}

	/** Whether it is the page being shown. */
	public static function is_shown(): bool {
		$screen = get_current_screen();
		return $screen && 'settings_page_' . self::SLUG === $screen->id;
	}

	/** Its style and, while something is going on, the script that follows it. */
	public static function enqueue() {
		wp_enqueue_style( 'igny8-bridge', plugins_url( 'assets/settings.css', IGNY8_BRIDGE_FILE ), array(), IGNY8_BRIDGE_VERSION );
		if ( ! Key::exists() ) {
			return;
		}
		wp_enqueue_script( 'igny8-bridge', plugins_url( 'assets/settings.js', IGNY8_BRIDGE_FILE ), array(), IGNY8_BRIDGE_VERSION, true );
		$settings = array(
			'url'          => admin_url( 'admin-ajax.php?action=igny8_bridge_status' ),
			'nonce'        => wp_create_nonce( Status_Panel::NONCE ),
			'confirmLeave' => __( 'Disconnect this site from IGNY8? The key is removed from WordPress.', 'igny8-bridge' ),
		);
		wp_add_inline_script( 'igny8-bridge', 'window.igny8Bridge = ' . wp_json_encode( $settings ) . ';', 'before' );
	}

	/** Prints the page. */
	public static function show() {
		if ( ! current_user_can( self::CAPABILITY ) ) {
			return;
		}
		?>
		<div class="wrap igny8-bridge">
			<h1><?php esc_html_e( 'IGNY8 Bridge', 'igny8-bridge' ); ?></h1>
			<?php
			if ( '' !== Pending_Key::secret() ) {
				Pending_Key::show();
			} elseif ( Identity_Question::is_open() ) {
				Identity_Question::show();
			} elseif ( Key::exists() ) {
				self::show_connected();
			} else {
				Connect_Form::show();
			}
			if ( ! Identity_Question::is_open() ) {
				self::show_choice();
			}
			?>
		</div>
		<?php
	}

	private static function show_choice() {
		?>
		<details class="igny8-bridge-choice">
			<summary><?php esc_html_e( 'What is sent, and what is shown', 'igny8-bridge' ); ?></summary>
			<?php Choice::show(); ?>
		</details>
		<?php
	}

	private static function show_connected() {
		Site_Address::show_warning();
		if ( Reason::is_about_the_key( Pause::halt() ) && ! Key::is_configured() ) {
			Connect_Form::show_replacement();
		}
		?>
		<div id="igny8-bridge-status" aria-live="polite"><?php Status_Panel::show(); ?></div>
		<div class="igny8-bridge-actions">
			<?php
			Actions::show_button( 'check', __( 'Test the connection', 'igny8-bridge' ), 'primary' );
			Actions::show_button( 'synchronise', __( 'Synchronise everything again', 'igny8-bridge' ), 'secondary' );
			if ( ! Key::is_configured() ) {
				Actions::show_button( 'disconnect', __( 'Disconnect', 'igny8-bridge' ), 'button-link-delete' );
			}
			?>
		</div>
		<?php
	}
}
