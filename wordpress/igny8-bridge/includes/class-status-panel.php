<?php
/**
 * What a connected site sees.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Printed with the page, and again by the script while something is going on. */
final class Status_Panel {

	const NONCE = 'igny8_bridge_status';

	/** On `wp_ajax_igny8_bridge_status`. */
	public static function answer() {
		check_ajax_referer( self::NONCE );
		if ( ! current_user_can( Settings_Page::CAPABILITY ) || ! Key::exists() ) {
			wp_die( '', '', array( 'response' => 403 ) );
		}
		if ( Schedule::is_overdue() ) {
			Worker::run(); // WP-Cron does not: the open page does a piece itself.
		}
		self::show();
		wp_die();
	}

	/** Prints the status. */
	public static function show() {
		$account = Connection::account();
		$busy    = Sync::is_unfinished() || Queue::count() > 0;
		?>
		<div data-busy="<?php echo $busy ? '1' : '0'; ?>">
			<p class="igny8-bridge-state"><?php self::show_state( $busy ); ?></p>
			<?php if ( Schedule::is_overdue() ) : ?>
				<p><?php echo esc_html( State::cron_advice() ); ?></p>
			<?php endif; ?>
			<table class="widefat striped igny8-bridge-facts"><tbody>
				<?php
				foreach ( self::facts( $account ) as $label => $text ) {
					printf( '<tr><th scope="row">%s</th><td><bdi>%s</bdi></td></tr>', esc_html( $label ), esc_html( $text ) );
				}
				self::show_site( $account );
				?>
			</tbody></table>
			<h2><?php esc_html_e( 'Synchronisation', 'igny8-bridge' ); ?></h2>
			<?php Progress::show(); ?>
		</div>
		<?php
	}

	private static function show_state( $busy ) {
		if ( Pause::halt() ) {
			$state = array( 'stopped', __( 'Stopped', 'igny8-bridge' ) );
		} elseif ( Pause::is_on() ) {
			$state = array( 'waiting', __( 'Connected, waiting', 'igny8-bridge' ) );
		} else {
			$state = array( 'connected', $busy ? __( 'Connected, synchronising', 'igny8-bridge' ) : __( 'Connected', 'igny8-bridge' ) );
		}
		printf( '<span class="igny8-bridge-badge is-%s">%s</span>', esc_attr( $state[0] ), esc_html( $state[1] ) );
	}

	private static function facts( array $account ): array {
		$facts = array(
			__( 'Account', 'igny8-bridge' )      => self::name( $account, 'account' ),
			__( 'Plan', 'igny8-bridge' )         => self::name( $account, 'plan' ),
			__( 'Credits', 'igny8-bridge' )      => isset( $account['credits'] ) ? number_format_i18n( $account['credits'] ) : '',
			__( 'Key', 'igny8-bridge' )          => Key::describe(),
			__( 'Last contact', 'igny8-bridge' ) => self::ago( $account ),
		);
		return array_filter( $facts, 'strlen' );
	}

	private static function name( array $account, $part ): string {
		return isset( $account[ $part ]['name'] ) ? (string) $account[ $part ]['name'] : '';
	}

	/** Its name leads to its page at IGNY8; its address is written from left to right in every language. */
	private static function show_site( array $account ) {
		if ( empty( $account['site']['id'] ) ) {
			return;
		}
		$url  = isset( $account['site']['url'] ) ? (string) $account['site']['url'] : '';
		$page = Api::page( '/sites/' . (int) $account['site']['id'] );
		printf(
			'<tr><th scope="row">%s</th><td><a href="%s" target="_blank" rel="noopener"><bdi>%s</bdi></a> (<bdi dir="ltr">%s</bdi>)</td></tr>',
			esc_html__( 'Site', 'igny8-bridge' ),
			esc_url( $page ),
			esc_html( self::name( $account, 'site' ) ),
			esc_html( $url )
		);
	}

	private static function ago( array $account ): string {
		$seconds = max( Heartbeat::sent_at(), isset( $account['checked_at'] ) ? $account['checked_at'] : 0 );
		/* translators: %s: a duration such as "5 minutes". */
		return $seconds ? sprintf( __( '%s ago', 'igny8-bridge' ), human_time_diff( $seconds ) ) : '';
	}
}
