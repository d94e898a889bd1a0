SECTIONS = """# Payments

| Task | Ana Ruiz | Ben Okoye | Payments team |
|---|---|---|---|
| **Billing** | | | |
| Invoices | A | R | C |
| Refunds |  | R | I |
| **Security** | | | |
| Keys | A | A/C | R |
| Vault |  |  |  |
"""
CLEAN = "Area,Responsible,Accountable,Consulted,Informed\nInvoices,Ben Okoye,Ana Ruiz,Tech lead,Client\n"
NO_MATRIX = "district,officer,phone\nNorth,Ana Ruiz,1234\nSouth,Ben Okoye,5678\n"
