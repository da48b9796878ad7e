"""What goes on beside a running recording: live edits, vitals, guards, marks, a planned stop."""
