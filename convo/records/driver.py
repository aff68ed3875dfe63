"""sqlcipher3, put underneath sqlite-utils. Nothing else imports either of them."""

import sys

import sqlcipher3
from sqlcipher3 import dbapi2

# sqlite-utils uses a driver of this name where there is one. SQLCipher's errors are no
# subclasses of the standard library's, so it must know them by this name to catch them.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

from sqlite_utils import Database, Migrations, utils  # noqa: E402 - after the driver

if vars(utils)["sqlite3"] is not sqlcipher3:
    raise ImportError("sqlite_utils was imported before convo.records.driver")

Connection, Cursor, DriverError = dbapi2.Connection, dbapi2.Cursor, dbapi2.Error
connect = dbapi2.connect

__all__ = ["Connection", "Cursor", "Database", "DriverError", "Migrations", "connect"]
