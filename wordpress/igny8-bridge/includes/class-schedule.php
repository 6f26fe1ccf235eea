<?php
/**
 * The plugin's events in WP-Cron.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** One hourly event, and one single event that is moved to where the next work is. */
final class Schedule {

	/** A worker that is killed is followed by another after this time. */
	const WATCHDOG_SECONDS = 120;

	const OVERDUE_SECONDS = 5 * MINUTE_IN_SECONDS;

	/** Starts the hourly heartbeat, and the work right away. */
	public static function start() {
		self::keep_hourly();
		self::soon();
	}

	/** WordPress keeps all events in one row, and two requests that write it at the same time lose one's. */
	public static function keep_hourly() {
		if ( ! wp_next_scheduled( Plugin::HEARTBEAT ) ) {
			wp_schedule_event( time() + HOUR_IN_SECONDS, 'hourly', Plugin::HEARTBEAT );
		}
	}

	/** The work has been done without WP-Cron: what it missed is no longer late. */
	public static function renew_hourly() {
		$planned = wp_next_scheduled( Plugin::HEARTBEAT );
		if ( $planned && $planned <= time() ) {
			wp_unschedule_hook( Plugin::HEARTBEAT );
		}
		self::keep_hourly();
	}

	/** How long what is planned has waited for WP-Cron; 0 when nothing is due. */
	public static function overdue_seconds(): int {
		$planned = array_filter( array( wp_next_scheduled( Plugin::WORK ), wp_next_scheduled( Plugin::HEARTBEAT ) ) );
		return $planned ? max( 0, time() - min( $planned ) ) : 0;
	}

	/** Whether WP-Cron does not seem to run. */
	public static function is_overdue(): bool {
		return self::overdue_seconds() > self::OVERDUE_SECONDS;
	}

	/** Takes both out of WP-Cron. */
	public static function stop() {
		wp_unschedule_hook( Plugin::HEARTBEAT );
		wp_unschedule_hook( Plugin::WORK );
	}

	/** Has the worker run at the next request, or when the present pause ends. */
	public static function soon() {
		self::at( 0 );
	}

	/**
	 * Has it run then, or when the present pause ends.
	 *
	 * @param int $timestamp Unix seconds; 0 for now.
	 */
	public static function at( $timestamp ) {
		self::work_at( max( time(), Pause::until(), $timestamp ) );
	}

	/** For the case that the worker is killed: its event is already gone from WP-Cron while it runs. */
	public static function set_watchdog() {
		self::clear_work();
		self::work_at( time() + self::WATCHDOG_SECONDS );
	}

	/** For the case that the worker at work is killed, and the event that began this one was its watchdog. */
	public static function look_again() {
		self::work_at( time() + self::WATCHDOG_SECONDS );
	}

	/** Forgets the next work; the hourly event stays. */
	public static function clear_work() {
		wp_unschedule_hook( Plugin::WORK );
	}

	/** WP-Cron refuses a second event within ten minutes of the first, so a later one is taken out before. */
	private static function work_at( $timestamp ) {
		$planned = wp_next_scheduled( Plugin::WORK );
		if ( $planned && $planned <= $timestamp ) {
			return;
		}
		self::clear_work();
		wp_schedule_single_event( $timestamp, Plugin::WORK );
	}
}
