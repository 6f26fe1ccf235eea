<?php
/**
 * The one notice to administrators.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Shown while the API refuses, gone automatically once it no longer does. */
final class Notice {

	/** On `admin_notices`. */
	public static function show() {
		if ( ! current_user_can( Settings_Page::CAPABILITY ) ) {
			return;
		}
		Greeting::show();
		$may_be_amiss = '' !== Identity::doubt() || Identity::is_held_elsewhere() || Pause::halt();
		if ( ! $may_be_amiss || ! Key::exists() ) {
			return; // The key last: it takes a query.
		}
		if ( Identity_Question::is_open() ) {
			self::show_question();
			return;
		}
		if ( Identity::is_held_elsewhere() ) {
			self::show_other_holder();
		}
		$halt = Pause::halt();
		if ( ! $halt ) {
			return;
		}
		$reason = Reason::of( $halt['status'], $halt['code'] );
		?>
		<div class="notice notice-error igny8-bridge-notice">
			<p>
				<strong><?php esc_html_e( 'IGNY8 Bridge has stopped.', 'igny8-bridge' ); ?></strong>
				<?php echo esc_html( $reason['text'] ); ?>
				<a href="<?php echo esc_url( $reason['url'] ); ?>"><?php echo esc_html( $reason['action'] ); ?></a>.
			</p>
			<?php self::show_rest( $halt ); ?>
		</div>
		<?php
	}

	private static function show_question() {
		if ( Settings_Page::is_shown() ) {
			return; // The page itself asks.
		}
		?>
		<div class="notice notice-warning igny8-bridge-notice">
			<p>
				<strong><?php esc_html_e( 'IGNY8 Bridge has stopped.', 'igny8-bridge' ); ?></strong>
				<?php echo esc_html( Identity_Question::text() ); ?>
				<a href="<?php echo esc_url( Settings_Page::url() ); ?>"><?php esc_html_e( 'Say which it is', 'igny8-bridge' ); ?></a>.
			</p>
		</div>
		<?php
	}

	/** Another WordPress has exchanged the key, so this site's ends soon. */
	private static function show_other_holder() {
		?>
		<div class="notice notice-error igny8-bridge-notice">
			<p>
				<strong><?php esc_html_e( 'Another WordPress has this site\'s IGNY8 key.', 'igny8-bridge' ); ?></strong>
				<?php esc_html_e( 'It has exchanged the key for a new one, and the key here stops working within a day.', 'igny8-bridge' ); ?>
				<a href="<?php echo esc_url( Settings_Page::url() ); ?>"><?php esc_html_e( 'Connect with a new key', 'igny8-bridge' ); ?></a>.
			</p>
		</div>
		<?php
	}

	/**
	 * What happens next.
	 *
	 * @param array $halt From Pause.
	 */
	private static function show_rest( array $halt ) {
		$settings = Settings_Page::is_shown() ? '' : Settings_Page::url();
		?>
		<p>
			<?php
			if ( 401 === $halt['status'] ) {
				esc_html_e( 'Changes of your content are kept until then. Nothing is lost.', 'igny8-bridge' );
			} else {
				esc_html_e( 'It continues automatically once that is settled. Nothing is lost.', 'igny8-bridge' );
			}
			?>
			<?php if ( $settings ) : ?>
				<a href="<?php echo esc_url( $settings ); ?>"><?php esc_html_e( 'Open the settings', 'igny8-bridge' ); ?></a>
			<?php endif; ?>
		</p>
		<?php
	}
}
