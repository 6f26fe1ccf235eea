<?php
/**
 * Does what is due, in WP-Cron.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** The only place, but for the settings page's buttons, that speaks to the API. */
final class Worker {

	const BUDGET_SECONDS = 20;

	/** @var string The walk that this process takes part in: another one wants settings that it has not read. */
	private static $run_id = '';

	/** Works until nothing is left, the API asks to wait, or the time is up; then plans the next run. */
	public static function run() {
		if ( ! Key::exists() ) {
			return;
		}
		if ( '' !== Identity::doubt() ) {
			Schedule::keep_hourly(); // A later run may be at the connected address.
			return;
		}
		if ( ! Lock::take() ) {
			Schedule::look_again();
			return;
		}
		Schedule::set_watchdog();
		self::load_all();
		self::$run_id = Sync::run_id();
		$deadline     = time() + self::BUDGET_SECONDS;
		do {
			$went_well = Lock::touch() && ! Pause::is_on() && self::step();
		} while ( $went_well && time() < $deadline && Sync::run_id() === self::$run_id );
		self::finish();
	}

	/** A run ends in the version in which it began, although an update may replace the files at any moment. */
	private static function load_all() {
		foreach ( glob( __DIR__ . '/class-*.php' ) as $file ) {
			require_once $file;
		}
	}

	/** One piece of work; false when there is none, or when the API did not take it. */
	private static function step(): bool {
		if ( Pause::halt() ) {
			return Connection::check()->is_ok();
		}
		if ( Heartbeat::is_due() ) {
			return self::beat();
		}
		if ( Key::nears_expiry( time() ) ) {
			return Rotation::step();
		}
		if ( Deliveries::waiting() > 0 ) {
			return Deliveries::step();
		}
		$rows = Queue::oldest( Delivery::BATCH_SIZE );
		if ( $rows ) {
			return Outbox::send( $rows );
		}
		return Sync::is_unfinished() && ! Pace::until() && Sync::step();
	}

	private static function beat(): bool {
		$went_well = Connection::check()->is_ok() && Heartbeat::send()->is_ok();
		Sync::restart_if_due();
		self::$run_id = Sync::run_id();
		return $went_well;
	}

	/**
	 * The order matters: a change that is queued before the last line is seen by it, and one that is queued after it
	 * finds no event and plans one itself.
	 */
	private static function finish() {
		Schedule::clear_work();
		Lock::release();
		if ( ! Key::exists() ) {
			return;
		}
		Schedule::renew_hourly();
		if ( Pause::is_on() || Deliveries::waiting() > 0 || Queue::count() > 0 ) {
			Schedule::soon();
		} elseif ( Sync::is_unfinished() ) {
			Schedule::at( Pace::until() );
		}
	}
}
