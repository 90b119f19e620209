"""Sheets: what opens over the work and closes with esc. Each takes a session or plain values and gives one answer."""
