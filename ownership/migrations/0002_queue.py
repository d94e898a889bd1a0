from django.db import migrations, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.utils import Error
from pgmq.install import get_embedded_install_sql


def install_pgmq(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Install the task queue: as an extension where the server has it, else from the package's own SQL."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_namespace WHERE nspname = 'pgmq'")
        if cursor.fetchone():
            return
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pgmq'")
        if cursor.fetchone():
            try:
                with transaction.atomic(using=connection.alias):
                    cursor.execute("CREATE EXTENSION pgmq")
                return
            except Error:
                # Available, but not to this database's user.
                pass
        cursor.execute(get_embedded_install_sql())


class Migration(migrations.Migration):
    dependencies = [("ownership", "0001_models")]
    replaces = [("ownership", "0003_queue")]

    operations = [migrations.RunPython(install_pgmq, migrations.RunPython.noop)]
